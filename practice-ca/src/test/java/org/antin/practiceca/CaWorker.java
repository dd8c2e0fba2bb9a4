package org.antin.practiceca;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Main of a child: issues and revokes without end, and tells what was confirmed to it. Arguments:
/// folder of the CA, folder of the pool.
final class CaWorker {
    private CaWorker() {}

    public static void main(String[] arguments) {
        var clock = InstantSource.system();
        var pool = KeyPool.at(Path.of(arguments[1]));
        var base = URI.create("http://localhost");
        try (var ca = PracticeCa.open(Path.of(arguments[0]), base, clock, pool)) {
            while (true) {
                var request =
                        LeafRequest.usual(
                                Practice.COMMUNE, pool.subject(0).getPublic(), clock.instant());
                for (var one : ca.issueMany(List.of(request, request, request))) {
                    System.out.println("issued " + one.getSerialNumber());
                }
                var last = ca.issue(request).getSerialNumber();
                ca.revoke(last, RevocationReason.SUPERSEDED, clock.instant(), Optional.empty());
                System.out.println("revoked " + last);
            }
        }
    }
}
