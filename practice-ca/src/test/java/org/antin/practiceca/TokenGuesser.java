package org.antin.practiceca;

import org.antin.testkit.KnownSecret;

import java.math.BigInteger;
import java.nio.file.Path;

/// Main of a child: guesses wrong PINs at a token, and tells each answer after it got it.
/// Arguments: folder, token, certificate's serial, how often.
final class TokenGuesser {
    private TokenGuesser() {}

    public static void main(String[] arguments) {
        var token = TokenFactory.open(Path.of(arguments[0])).find(arguments[1]).orElseThrow();
        int times = Integer.parseInt(arguments[3]);
        System.out.println("ready");
        for (int i = 0; i < times; i++) {
            var answer =
                    token.sign(
                            new BigInteger(arguments[2]),
                            KnownSecret.TOKEN_WRONG_PIN.text().toCharArray(),
                            new byte[] {1},
                            TokenAlgorithm.RSA_PKCS1_SHA256);
            System.out.println(answer);
        }
    }
}
