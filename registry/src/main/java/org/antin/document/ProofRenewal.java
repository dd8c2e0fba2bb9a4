package org.antin.document;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/// Renews the time stamps of kept documents before they weaken: when the newest one's authority
/// ends within a while, or what it was made with no longer holds by the rules of the day (T27).
@Component
class ProofRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(ProofRenewal.class);
    private static final Actor ITSELF = Actor.system("proof-renewal");

    /// A night's work: an authority takes minutes on a bad day.
    private static final int A_NIGHT = 200;

    private final EvidenceSets evidence;
    private final EvidenceDesk desk;
    private final Period ahead;
    private final Clock clock;

    ProofRenewal(
            EvidenceSets evidence,
            EvidenceDesk desk,
            @Value("${antin.evidence.renew-ahead:P1Y}") Period ahead,
            Clock clock) {
        this.evidence = evidence;
        this.desk = desk;
        this.ahead = ahead;
        this.clock = clock;
    }

    @Scheduled(cron = "${antin.evidence.renew:0 0 3 * * *}", zone = "Asia/Ho_Chi_Minh")
    void renew() {
        Acting.run(ITSELF, () -> renewAll(desk));
    }

    void renewAll(EvidenceDesk through) {
        var now = clock.instant();
        var weak =
                evidence.stampsInUse().stream()
                        .filter(stamp -> EvidenceDesk.isWeak(stamp, now))
                        .toList();
        var by = Days.of(now).plus(ahead).atStartOfDay(Days.ZONE);
        List<UUID> due = evidence.weakening(by.toInstant(), weak, A_NIGHT);
        for (var document : due) {
            if (through.renew(document, ITSELF) instanceof Refused<EvidenceSet>(var why)) {
                LOG.warn("the proof of document {} isn't renewed: {}", document, why.code());
                // The same authority would say the same of all the others.
                if (why instanceof EvidenceRefusal.NoLonger) return;
            }
        }
    }
}
