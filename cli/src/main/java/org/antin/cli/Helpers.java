package org.antin.cli;

import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Grade;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.TrustUnreadable;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Whoever is asked while signing: the time-stamp authority, and who tells of certificates.
record Helpers(Grade grade, List<AutoCloseable> open) implements AutoCloseable {
    /// @param level B, T, LT or LTA; from T on with an authority
    static Helpers of(String level, @Nullable URI tsa, List<Path> trust, InstantSource clock)
            throws Stop {
        if (tsa == null) return new Helpers(new Grade.Basic(), List.of());
        TimeStampClient stamps;
        try {
            stamps = new TimeStampClient(tsa, TimeStampClient.Settings.USUAL);
        } catch (IllegalArgumentException e) {
            throw new Stop("--tsa wants an http or https address");
        }
        if (level.equals("T")) return new Helpers(new Grade.Stamped(stamps), List.of(stamps));
        try {
            TrustStore roots = TrustStore.read(trust);
            var fetcher = new RevocationFetcher(clock);
            var evidence = new EvidenceCollector(fetcher, roots);
            var grade = new Grade.LongTerm(stamps, evidence, level.equals("LTA"));
            return new Helpers(grade, List.of(stamps, fetcher));
        } catch (TrustUnreadable e) {
            stamps.close();
            throw new Stop(OneLine.of(e.getMessage()));
        }
    }

    @Override
    public void close() {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("a client that can't be closed", e);
            }
        }
    }
}
