package org.antin.document;

import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceFile;
import org.antin.device.DeviceFiles;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.practiceca.TokenAlgorithm;
import org.antin.practiceca.TokenAnswer;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeSettings;
import org.antin.signing.make.SignatureAlgorithm;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// The second step in practice mode: the practice token signs, as a USB token would on the person's
/// own machine. The PIN is wiped at once and never leaves this class.
@Component
@ConditionalOnProperty(name = "antin.practice.enabled", havingValue = "true")
public class TokenDesk {
    private final SigningDesk signing;
    private final Certificates certificates;
    private final DeviceFiles devices;
    private final PracticeProvider practice;
    private final PracticeSettings settings;

    TokenDesk(
            SigningDesk signing,
            Certificates certificates,
            DeviceFiles devices,
            PracticeProvider practice,
            PracticeSettings settings) {
        this.signing = signing;
        this.certificates = certificates;
        this.devices = devices;
        this.practice = practice;
        this.settings = settings;
    }

    /// What every practice token starts with: no secret, the signing page shows it.
    public String firstPin() {
        return settings.firstPin();
    }

    /// Signs an open session with the practice token the certificate is on, and finishes it.
    ///
    /// @param pin wiped on return
    public Outcome<Document> sign(UUID session, char[] pin, Actor actor) {
        try {
            var waiting = signing.waiting(session, actor);
            if (waiting.isEmpty()) return refused(new DocumentRefusal.SessionOver());
            var open = waiting.get();
            var certificate = certificates.find(open.session().certificate());
            var token =
                    certificate
                            .flatMap(c -> Optional.ofNullable(c.device()))
                            .flatMap(device -> number(device, actor))
                            .flatMap(practice::token);
            if (certificate.isEmpty() || token.isEmpty()) {
                return refused(new DocumentRefusal.DeviceUnfit());
            }
            var answer =
                    token.get()
                            .sign(
                                    new BigInteger(certificate.get().x509().serial(), 16),
                                    pin,
                                    open.prepared().dtbs(),
                                    algorithm(open.prepared().algorithm()));
            return switch (answer) {
                case TokenAnswer.Signed(var value) -> signing.finish(session, value, actor);
                case TokenAnswer.PinWrong(int left) -> refused(new DocumentRefusal.WrongPin(left));
                case TokenAnswer.PinLocked() -> refused(new DocumentRefusal.DeviceLocked());
                case TokenAnswer.TokenGone(),
                        TokenAnswer.TokenDamaged(),
                        TokenAnswer.NoSuchKey(),
                        TokenAnswer.AlgorithmUnfit() ->
                        refused(new DocumentRefusal.DeviceUnfit());
            };
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private Optional<String> number(UUID device, Actor actor) {
        return switch (devices.read(device, actor)) {
            case Done<DeviceFile>(var file) -> Optional.of(file.number());
            case Refused<DeviceFile> _ -> Optional.empty();
        };
    }

    private static TokenAlgorithm algorithm(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_PKCS1_SHA256 -> TokenAlgorithm.RSA_PKCS1_SHA256;
            case ECDSA_SHA256 -> TokenAlgorithm.ECDSA_SHA256;
        };
    }
}
