package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceFiles;
import org.antin.device.HandoverDesk;
import org.antin.practiceca.TokenAlgorithm;
import org.antin.practiceca.TokenAnswer;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeSettings;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.Limits;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

@ServerTest
@Needs
@DisplayName(
        "issue 3, must-show 7: what goes wrong on the way gets the right answer, and nothing is half"
                + " kept")
class SigningTroublesTest {
    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired PracticeSettings practice;
    @Autowired DeviceDesk devices;
    @Autowired DeviceFiles deviceFiles;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired Certificates known;
    @Autowired DocumentDesk desk;
    @Autowired SigningDesk signing;
    @Autowired TokenDesk tokens;
    @Autowired Documents documents;
    @Autowired DocumentRecords records;
    @Autowired SigningRights rights;
    @Autowired SigningPreparation preparation;
    @Autowired BroughtCapacity brought;
    @Autowired Numbering numbering;
    @Autowired AddedMarks added;
    @Autowired Vault vault;
    @Autowired Verifier verifier;
    @Autowired Trust.Anchors anchors;
    @Autowired org.antin.audit.AuditTrail audit;
    @Autowired TransactionTemplate transaction;
    @Autowired SteeredClock clock;

    @Value("${antin.data-dir}")
    Path data;

    private SigningBody body;
    private Actor leader;

    @BeforeEach
    void aCommuneThatMaySign() {
        body = SigningBody.make(house, provider, devices, certificates, handovers, clock);
        leader = body.leader();
    }

    private SigningDesk.ToSign prepared(Document document) {
        return value(
                asking(
                        leader,
                        () ->
                                signing.prepare(
                                        document.id(), body.own(), SignatureKind.LEADER, leader)));
    }

    private String device() {
        return house.as(
                leader,
                () -> {
                    var device = known.find(body.own()).orElseThrow().device();
                    return value(deviceFiles.read(device, leader)).number();
                });
    }

    private byte[] signed(SigningDesk.ToSign toSign) {
        var certificate = toSign.prepared().chain().getFirst();
        var answer =
                provider.token(device())
                        .orElseThrow()
                        .sign(
                                new BigInteger(1, certificate.getSerialNumber().toByteArray()),
                                practice.firstPin().toCharArray(),
                                toSign.prepared().dtbs(),
                                TokenAlgorithm.RSA_PKCS1_SHA256);
        return ((TokenAnswer.Signed) answer).value();
    }

    private Set<String> stored() throws IOException {
        try (var all = Files.walk(data.resolve("vault"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Document now(Document document) {
        return house.as(leader, () -> documents.find(document.id()).orElseThrow());
    }

    private SigningDesk deskWith(TimeStamper stamper) {
        return new SigningDesk(
                documents,
                records,
                rights,
                preparation,
                brought,
                numbering,
                added,
                vault,
                verifier,
                Optional.of(stamper),
                audit,
                transaction,
                clock,
                Limits.USUAL);
    }

    @Test
    @DisplayName(
            "time-stamp server takes 131 seconds: told before that, the session stays, then it signs")
    void slowAuthority() throws Exception {
        var ends = new CountDownLatch(1);
        var slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext(
                "/",
                asked -> {
                    try {
                        ends.await(131, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        asked.close();
                    }
                });
        slow.start();
        var address = URI.create("http://localhost:" + slow.getAddress().getPort() + "/tsa");
        var usual = TimeStampClient.Settings.USUAL;
        var settings =
                new TimeStampClient.Settings(
                        Duration.ofSeconds(2), usual.atOnce(), usual.maxBytes(), usual.policy());
        try (var client = new TimeStampClient(address, settings)) {
            var taken = body.handIn(desk);
            var toSign = prepared(taken);
            var value = signed(toSign);
            var before = stored();
            long start = System.nanoTime();
            assertThat(
                            why(
                                    asking(
                                            leader,
                                            () ->
                                                    deskWith(client)
                                                            .finish(
                                                                    toSign.session().id(),
                                                                    value,
                                                                    leader))))
                    .isInstanceOfSatisfying(
                            DocumentRefusal.NotSigned.class,
                            no -> assertThat(no.reason()).isEqualTo("time-stamp-unavailable"));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(60));
            assertThat(stored()).as("nothing half kept").isEqualTo(before);
            assertThat(now(taken)).isEqualTo(taken);

            var done =
                    value(
                            asking(
                                    leader,
                                    () -> signing.finish(toSign.session().id(), value, leader)));
            assertThat(done.stage()).isEqualTo(DocumentStage.LEADER_SIGNED);
            var content = vault.get(done.sha256()).orElseThrow();
            assertThat(verifier.verify("a", content, null).signatures().getFirst().trustedTime())
                    .isNotNull();
        } finally {
            ends.countDown();
            slow.stop(0);
        }
    }

    @Test
    @DisplayName(
            "OCSP down: signing goes on, checking says that it doesn't know, and nothing is called valid")
    void nobodyAnswersAboutTheCertificate() {
        var taken = body.handIn(desk);
        var done =
                SigningBody.sign(signing, tokens, taken, body.own(), SignatureKind.LEADER, leader);
        var content = vault.get(done.sha256()).orElseThrow();
        var closed = new RevocationFetcher(clock);
        closed.close();
        var report = Verifier.of(anchors, closed, clock).verify("a", content, null);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(verifier.verify("a", content, null).verdict())
                .as("asked again once it answers")
                .isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName("the token is gone: said so, nothing half kept, and it signs once it is back")
    void tokenGone() throws IOException {
        var taken = body.handIn(desk);
        var session = prepared(taken).session().id();
        var token = practice.dir().resolve("tokens").resolve(device() + ".token");
        var away = token.resolveSibling("away");
        Files.move(token, away);
        var before = stored();
        var pin = KnownSecret.PRACTICE_PIN.text();
        try {
            assertThat(why(asking(leader, () -> tokens.sign(session, pin.toCharArray(), leader))))
                    .isEqualTo(new DocumentRefusal.DeviceUnfit());
        } finally {
            Files.move(away, token);
        }
        assertThat(stored()).isEqualTo(before);
        assertThat(now(taken)).isEqualTo(taken);
        assertThat(
                        value(asking(leader, () -> tokens.sign(session, pin.toCharArray(), leader)))
                                .stage())
                .isEqualTo(DocumentStage.LEADER_SIGNED);
    }

    @Test
    @DisplayName("D7.2: the document was swapped between prepare and finish: the session is over")
    void swapped() throws IOException {
        var taken = body.handIn(desk);
        // Two were prepared; the one finished first makes the document another one.
        var first = prepared(taken);
        clock.pass(Duration.ofSeconds(2));
        var second = prepared(taken);
        value(asking(leader, () -> signing.finish(first.session().id(), signed(first), leader)));
        var signedOnce = now(taken);
        var before = stored();
        assertThat(finish(second)).isEqualTo(new DocumentRefusal.SessionOver());
        assertThat(stored()).isEqualTo(before);
        assertThat(now(taken)).isEqualTo(signedOnce);

        // Somebody puts other bytes in place of those that were prepared.
        var third = prepared(body.handIn(desk));
        var name = third.session().prepared();
        var place = data.resolve("vault").resolve(name.substring(0, 2)).resolve(name);
        var whole = Files.readAllBytes(place);
        var other = whole.clone();
        other[other.length / 2] ^= 1;
        Files.write(place, other);
        assertThat(finish(third)).isEqualTo(new DocumentRefusal.SessionOver());
        // The value of one document doesn't sign another.
        Files.write(place, whole);
        var fourth = prepared(body.handIn(desk, "khac.pdf", SigningBody.draft()));
        var wrong =
                why(
                        asking(
                                leader,
                                () ->
                                        signing.finish(
                                                fourth.session().id(), signed(third), leader)));
        assertThat(wrong)
                .isInstanceOfSatisfying(
                        DocumentRefusal.NotSigned.class,
                        no -> assertThat(no.reason()).isEqualTo("wrong-signature-value"));
        // And a session is used once.
        value(asking(leader, () -> signing.finish(third.session().id(), signed(third), leader)));
        assertThat(finish(third)).isEqualTo(new DocumentRefusal.SessionOver());
    }

    private org.antin.kernel.Refusal finish(SigningDesk.ToSign toSign) {
        return why(
                asking(
                        leader,
                        () -> signing.finish(toSign.session().id(), signed(toSign), leader)));
    }
}
