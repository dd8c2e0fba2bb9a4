package org.antin.signing.check.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgorithmsTest {
    @ParameterizedTest
    @CsvSource({
        "SHA-512, SHA-256, SHA-256",
        "SHA-256, SHA-512, SHA-256",
        "SHA-256, SHA-1, SHA-1",
        "SHA3-256, MD5, MD5",
        "SHA-1, MD5, MD5",
        "MD5, SHA-1, MD5",
        "SHA-256, RIPEMD160, RIPEMD160",
        "SHAKE128, RIPEMD160, RIPEMD160",
        "SHA-256, GOST3411-2012-256, GOST3411-2012-256",
        "SHA-256, 1.2.840.113549.2.x, 1.2.840.113549.2.x",
        "SHA512-256, SHA-256, SHA512-256"
    })
    @DisplayName("T27: a time stamp is as strong as the weaker of its two digests")
    void weaker(String own, String tree, String weaker) {
        var all = new Algorithms(own, "RSA", 3072).withAtMost(tree);
        assertThat(all).isEqualTo(new Algorithms(weaker, "RSA", 3072));
    }

    @Test
    @DisplayName("T27: of two digests the weaker counts, whatever number stands in its name")
    void weaker() {
        var strong = new Algorithms("SHA-256", "RSA", 3072);
        assertThat(strong.withAtMost("SHA-1").digest()).isEqualTo("SHA-1");
        assertThat(strong.withAtMost("SHA-512").digest()).isEqualTo("SHA-256");
        assertThat(strong.withAtMost("SHA-1").withAtMost("MD5").digest()).isEqualTo("MD5");
        assertThat(strong.withAtMost("MD5").withAtMost("SHA-1").digest()).isEqualTo("MD5");
    }
}
