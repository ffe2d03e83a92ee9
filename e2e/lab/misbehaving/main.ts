// node e2e/lab/misbehaving/main.ts BASE FOLDER: started by the lab, which knows it again by its folder.
import { portsFrom } from '../layout.ts';
import { listenAsNameServers } from './name-servers.ts';
import { listenAsResolvers } from './resolvers.ts';

const ports = portsFrom(Number(process.argv[2]));
listenAsNameServers(ports);
listenAsResolvers(ports);
