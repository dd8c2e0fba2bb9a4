package org.antin.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.TrustStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

@DisplayName("D3.3: checking works without the provider, and says that it did")
class CheckOfflineTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir Path dir;

    private static VerificationReport check(Map<String, String> settings, byte[] file) {
        var binder = new Binder(new MapConfigurationPropertySource(settings));
        var limits = binder.bindOrCreate("antin.check.limits", CheckLimits.class);
        var own = binder.bindOrCreate("antin.check", CheckSettings.class);
        try (var fetcher = new RevocationFetcher(CLOCK)) {
            return new Trust()
                    .verifier(TrustStore::none, fetcher, CLOCK, limits, own)
                    .verify("a.pdf", file, null);
        }
    }

    @Test
    void theReportSaysSo() throws IOException {
        try (var letter = TamperedLetter.in(dir, CLOCK)) {
            var offline = Map.of("antin.check.offline", "true");
            assertThat(check(offline, letter.signed()).says(Reason.OFFLINE)).isTrue();
            assertThat(check(Map.of(), letter.signed()).says(Reason.OFFLINE)).isFalse();
        }
    }
}
