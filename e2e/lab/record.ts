import { type Lab } from './lab.ts';
export const record = async (lab: Lab): Promise<string> => lab.dir;
