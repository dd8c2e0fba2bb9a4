package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.Workshop;
import org.antin.signing.make.EvidenceCollector.Collected;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// RFC 6960 4.2.2.2.1: what is kept must also tell of those who answered.
class CollectedRespondersTest {
    @TempDir Path dir;

    @Test
    @DisplayName("of a responder without \"nobody need ask\" a list is kept, not its own word")
    void list() {
        try (var shop = new Workshop(dir.resolve("ca"))) {
            var forge = shop.forge;
            var delegate = forge.delegate();
            var asked = new ArrayList<X509Certificate>();
            RevocationSource answering =
                    new RevocationSource() {
                        @Override
                        public Answer ocsp(CertificateChain chain, int place, Instant since) {
                            var about = chain.certificates().get(place);
                            asked.add(about);
                            boolean issued = chain.issuer(place).equals(forge.ca().issuing());
                            return new Answer(
                                    issued ? List.of(forge.ocspGood(about, delegate)) : List.of(),
                                    List.of());
                        }

                        @Override
                        public Answer crl(CertificateChain chain, int place, Instant since) {
                            boolean issued = chain.issuer(place).equals(forge.ca().issuing());
                            byte[] list = issued ? forge.ca().crl() : forge.ca().rootCrl();
                            return new Answer(List.of(list), List.of());
                        }
                    };
            var collected =
                    new EvidenceCollector(answering, TrustStore.none())
                            .collect(List.of(shop.honest.certificate()), shop.honest.chain(), null);
            assertThat(collected).isInstanceOf(Collected.Complete.class);
            var evidence = ((Collected.Complete) collected).evidence();
            assertThat(evidence.crls()).contains(forge.ca().crl());
            assertThat(evidence.ocspAnswers()).hasSize(1);
            assertThat(asked).doesNotContain(delegate.certificate());
        }
    }
}
