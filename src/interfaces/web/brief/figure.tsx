import { Button } from '@mantine/core';
import { type JSX, useEffect, useRef } from 'react';
import { keepPng, keepSvg } from './keep-figure.ts';
import { safeSvg } from './safe-svg.ts';

/** A figure that the server drew, in the page's colours, to be kept as SVG or PNG. */
export function Figure({ title, svg }: { readonly title: string; readonly svg: string }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = safeSvg(svg);
    if (drawn !== undefined) place.current?.replaceChildren(drawn);
  }, [svg]);
  const drawn = (): SVGSVGElement | null => place.current?.querySelector('svg') ?? null;
  return (
    <figure className="figure">
      <figcaption>{title}</figcaption>
      <div ref={place} className="figure-drawing" />
      <div className="row no-print figure-keep">
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`Keep as SVG: ${title}`}
          onClick={() => {
            const figure = drawn();
            if (figure !== null) keepSvg(figure, title);
          }}
        >
          SVG
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`Keep as PNG: ${title}`}
          onClick={() => {
            const figure = drawn();
            if (figure !== null) void keepPng(figure, title);
          }}
        >
          PNG
        </Button>
      </div>
    </figure>
  );
}
