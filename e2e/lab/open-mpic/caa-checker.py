"""The CAA checker of Open MPIC for many names in one process: caa-checker.py PORT ISSUER...

Reads names, one as a JSON string a line; writes a line for each, {"name", "verdict": "allow" | "deny" | "error", "errors"}, as they
are decided. It asks the resolver at 127.0.0.1:PORT. Nothing of the checker is changed.
"""

import asyncio
import json
import sys

import dns.asyncresolver
from open_mpic_core import CaaCheckParameters, CaaCheckRequest, CertificateType, MpicCaaChecker

SIDE_BY_SIDE = 32

port, *issuers = sys.argv[1:]
resolver = dns.asyncresolver.Resolver(configure=False)
resolver.nameservers, resolver.port = ["127.0.0.1"], int(port)
dns.asyncresolver.default_resolver = resolver  # the one that the checker asks
checker = MpicCaaChecker([], log_level="CRITICAL", dns_timeout=3, dns_resolution_lifetime=10)
# Without the type it would judge as for a certificate of a web server
terms = CaaCheckParameters(certificate_type=CertificateType.S_MIME, caa_domains=issuers)


async def decide(name, turn):
    async with turn:
        said = await checker.check_caa(CaaCheckRequest(domain_or_ip_target=name, caa_check_parameters=terms))
    verdict = "error" if not said.check_completed else "allow" if said.check_passed else "deny"
    errors = [error.error_message for error in said.errors or []]
    print(json.dumps({"name": name, "verdict": verdict, "errors": errors}), flush=True)


async def main():
    turn = asyncio.Semaphore(SIDE_BY_SIDE)
    await asyncio.gather(*[decide(json.loads(line), turn) for line in sys.stdin])


asyncio.run(main())
