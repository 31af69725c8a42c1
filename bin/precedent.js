#!/usr/bin/env node
import '../dist/interfaces/cli/main.js';
