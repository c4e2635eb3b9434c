// What the package declares is what its module has.
import * as built from '../src/embed/element';
import type { Answered } from '../src/embed/messages';
import type * as declared from './index';

export const module: typeof declared = built;
export const answered = (given: Answered): declared.Answered => given;
