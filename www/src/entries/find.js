// @ts-check
// The script that searches the figures.

import { addSearch } from '../find.js';

addSearch();
