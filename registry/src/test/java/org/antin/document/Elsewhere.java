package org.antin.document;

import org.antin.practiceca.TokenAlgorithm;
import org.antin.practiceca.TokenAnswer;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeProvider.Handed;
import org.antin.signing.files.FilePreparation;
import org.antin.signing.files.FileSigner;
import org.antin.signing.files.Packaging;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.Picture;
import org.antin.signing.make.Place;
import org.antin.signing.make.SignatureKind;
import org.antin.testkit.KnownSecret;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/// Other software with a token: it signs letters, and the server hears nothing of it.
public record Elsewhere(PracticeProvider provider, Clock clock) {
    private static final double WIDTH_MM = 40;

    /// A leader's signature whose capacity nobody judged, with its picture on page 1.
    public byte[] leader(byte[] letter, Handed signer, Grade grade) {
        var software = new FileSigner(clock, Limits.USUAL);
        List<X509Certificate> chain = new ArrayList<>(List.of(signer.certificate()));
        chain.addAll(provider.chain());
        var seen = new Appearance.LeaderPicture(ink(), WIDTH_MM, new Place.At(1, 130, 150));
        var order = new Order(SignatureKind.LEADER, chain, seen).judged();
        var prepared =
                switch (software.prepare("thu.pdf", letter, Packaging.PDF, order)) {
                    case FilePreparation.Ready(var ready) -> ready;
                    case FilePreparation.Refused(var why) -> throw new AssertionError(why);
                };
        var value = value(signer, prepared.dtbs());
        return switch (software.finish(prepared, value, grade)) {
            case Completion.Signed(var file, var _) -> file;
            case Completion.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static Picture ink() {
        var image = new BufferedImage(1600, 320, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setColor(new Color(0x17, 0x3a, 0xb4));
        g.fillRect(400, 80, 800, 160);
        g.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return Picture.check(out.toByteArray(), SignatureKind.LEADER, WIDTH_MM)
                    .picture()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] value(Handed signer, byte[] dtbs) {
        var algorithm =
                signer.certificate().getPublicKey() instanceof RSAPublicKey
                        ? TokenAlgorithm.RSA_PKCS1_SHA256
                        : TokenAlgorithm.ECDSA_SHA256;
        var answer =
                provider.token(signer.deviceNumber())
                        .orElseThrow()
                        .sign(
                                new BigInteger(
                                        1, signer.certificate().getSerialNumber().toByteArray()),
                                KnownSecret.PRACTICE_PIN.text().toCharArray(),
                                dtbs,
                                algorithm);
        if (answer instanceof TokenAnswer.Signed(var value)) return value;
        throw new AssertionError(answer);
    }
}
