package org.antin.signing.make;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.Subject;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A commune committee with its chairman, its organisation's certificate, and the practice CA that
/// issued both; the keys play the tokens.
final class Office implements AutoCloseable {
    static final String CHAIRMAN = "Nguyễn Văn Thành";
    static final KeyPool POOL = KeyPool.at(Repository.root().resolve("target/practice-keys"));

    static final Picture SIGNATURE =
            Picture.check(PracticePictures.signature(CHAIRMAN), SignatureKind.LEADER, 45)
                    .picture()
                    .orElseThrow();
    static final Picture SEAL =
            Picture.check(
                            PracticePictures.seal("UBND XÃ CẨM BÌNH", "H. CẨM XUYÊN - T. HÀ TĨNH"),
                            SignatureKind.ORGANISATION,
                            36)
                    .picture()
                    .orElseThrow();

    final InstantSource clock;
    final PracticeCaServer server;
    final Token leader;
    final Token organisation;
    final PdfSigner signer;
    final TimeStampClient tsa;

    /// Someone's certificates, and the key a real token would keep to itself.
    record Token(List<X509Certificate> chain, PrivateKey key) {
        byte[] sign(Prepared prepared) {
            try {
                var signature = Signature.getInstance(prepared.algorithm().jcaName());
                signature.initSign(key);
                signature.update(prepared.dtbs());
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Office(Path dir, InstantSource clock) {
        this.clock = clock;
        server = PracticeCaServer.start(dir.resolve("ca"), clock, POOL);
        leader =
                token(
                        0,
                        new Subject.Individual(
                                CHAIRMAN,
                                "Chủ tịch",
                                "Ủy ban nhân dân xã Cẩm Bình",
                                "Ủy ban nhân dân tỉnh Hà Tĩnh",
                                "Hà Tĩnh",
                                null,
                                null));
        organisation =
                token(
                        1,
                        new Subject.Organisation(
                                "Ủy ban nhân dân xã Cẩm Bình",
                                "Ủy ban nhân dân huyện Cẩm Xuyên",
                                "Hà Tĩnh"));
        signer = new PdfSigner(clock, Limits.USUAL);
        tsa = new TimeStampClient(tsaAddress(), TimeStampClient.Settings.USUAL);
    }

    URI tsaAddress() {
        return server.base().resolve("/practice-ca/tsa");
    }

    Token token(int key, Subject subject) {
        Instant start = clock.instant().minusSeconds(86_400);
        var keys = POOL.subject(key);
        var leaf = server.ca().issue(LeafRequest.usual(subject, keys.getPublic(), start));
        return new Token(
                List.of(leaf, server.ca().issuing(), server.ca().root()), keys.getPrivate());
    }

    Order leaderOrder() {
        return new Order(
                SignatureKind.LEADER,
                leader.chain(),
                new Appearance.LeaderPicture(
                        SIGNATURE, 45, new Place.SignatureBlock(CHAIRMAN, Optional.empty())));
    }

    Order organisationOrder() {
        return new Order(
                SignatureKind.ORGANISATION,
                organisation.chain(),
                new Appearance.OrganisationSeal(SEAL, 36, new Place.OverLeader(Optional.empty())));
    }

    Prepared prepare(byte[] pdf, Order order) {
        return switch (signer.prepare(pdf, order)) {
            case Preparation.Ready(Prepared prepared) -> prepared;
            case Preparation.Refused(Refusal refusal) ->
                    throw new AssertionError("refused: " + refusal);
        };
    }

    /// All three steps, at level T.
    byte[] sign(byte[] pdf, Order order, Token token) {
        Prepared prepared = prepare(pdf, order);
        return switch (signer.finish(prepared, token.sign(prepared), Optional.of(tsa))) {
            case Completion.Signed signed -> signed.file();
            case Completion.Refused(Refusal refusal) ->
                    throw new AssertionError("refused: " + refusal);
        };
    }

    byte[] signedByBoth() {
        return sign(sign(letter(), leaderOrder(), leader), organisationOrder(), organisation);
    }

    static byte[] letter() {
        try (var in = Office.class.getResourceAsStream("/letters/cong-van.pdf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tsa.close();
        server.close();
    }
}
