export { aRoot } from './ca';
export { csrDer } from './csr-der';
export { malformedCsrs, type Malformed } from './malformed';
export { closePrimes, onePrime, requestBy, rocaPrimes, twoPrimes } from './rsa-by-hand';
