package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SilentAuthority;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceFiles;
import org.antin.device.HandoverDesk;
import org.antin.practiceca.RevocationReason;
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
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

@ServerTest
@Needs
@DisplayName(
        "D3.3: what goes wrong on the way gets the right answer, and nothing is half" + " kept")
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
    @Autowired org.antin.audit.AuditTrail audit;
    @Autowired TransactionTemplate transaction;
    @Autowired TimeStamper stamper;
    @Autowired SilentAuthority authority;
    @Autowired Environment environment;
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

    private SigningDesk deskWith(Optional<TimeStamper> stamper) {
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
                stamper,
                audit,
                transaction,
                clock,
                Limits.USUAL);
    }

    /// The practice authority, by way of somebody who takes his time.
    private HttpServer slowly(Duration wait) throws IOException {
        var slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        slow.createContext(
                "/",
                asked -> {
                    try (asked;
                            var on = HttpClient.newHttpClient()) {
                        var question = asked.getRequestBody().readAllBytes();
                        Thread.sleep(wait);
                        var answer =
                                on.send(
                                        HttpRequest.newBuilder(URI.create(provider.timeStampUrl()))
                                                .POST(BodyPublishers.ofByteArray(question))
                                                .build(),
                                        BodyHandlers.ofByteArray());
                        asked.sendResponseHeaders(answer.statusCode(), answer.body().length);
                        asked.getResponseBody().write(answer.body());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        slow.start();
        return slow;
    }

    private static TimeStampClient patient(HttpServer authority, Duration patience) {
        var usual = TimeStampClient.Settings.USUAL;
        return new TimeStampClient(
                URI.create("http://localhost:" + authority.getAddress().getPort() + "/tsa"),
                new TimeStampClient.Settings(
                        patience, usual.atOnce(), usual.maxBytes(), usual.policy()));
    }

    @Test
    @DisplayName(
            "7.4: the time-stamp authority takes 131 seconds: waited for; four ask it at once at most")
    void patience() {
        assertThat(environment.getProperty("antin.time-stamp.timeout"))
                .as("nothing but the default")
                .isNull();
        assertThat(Duration.parse(Trust.PATIENCE)).isGreaterThan(Duration.ofSeconds(131));
        var usual = TimeStampClient.Settings.USUAL;
        assertThat(usual.timeout()).isGreaterThan(Duration.ofSeconds(131));
        assertThat(usual.atOnce()).isLessThanOrEqualTo(4);
    }

    @Test
    @DisplayName(
            "time-stamp server answers later than one waits: told so, the session stays; who waits longer"
                    + " signs with the same one")
    void slowAuthority() throws Exception {
        var slow = slowly(Duration.ofSeconds(3));
        try (var hasty = patient(slow, Duration.ofSeconds(1));
                var patient = patient(slow, Duration.ofSeconds(30))) {
            var taken = body.handIn(desk);
            var toSign = prepared(taken);
            var value = signed(toSign);
            var before = stored();
            var session = toSign.session().id();
            assertThat(
                            why(
                                    asking(
                                            leader,
                                            () ->
                                                    deskWith(Optional.of(hasty))
                                                            .finish(session, value, leader))))
                    .isInstanceOfSatisfying(
                            DocumentRefusal.NotSigned.class,
                            no -> {
                                assertThat(no.reason()).isEqualTo("time-stamp-unavailable");
                                assertThat(no.words()).contains("Không lấy được dấu thời gian");
                            });
            assertThat(stored()).as("nothing half kept").isEqualTo(before);
            assertThat(now(taken)).isEqualTo(taken);

            long start = System.nanoTime();
            var done =
                    value(
                            asking(
                                    leader,
                                    () ->
                                            deskWith(Optional.of(patient))
                                                    .finish(session, value, leader)));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("it did wait")
                    .isGreaterThan(Duration.ofSeconds(3));
            assertThat(done.stage()).isEqualTo(DocumentStage.LEADER_SIGNED);
            var content = vault.get(done.sha256()).orElseThrow();
            assertThat(verifier.verify("a", content, null).signatures().getFirst().trustedTime())
                    .isNotNull();
        } finally {
            slow.stop(0);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @EnumSource(names = "ANSWERS", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName(
            "OCSP and lists down, or hanging: signing goes on and doesn't wait for long; nothing is called"
                    + " valid until somebody answers")
    void nobodyAnswersAboutTheCertificate(SilentAuthority.Mood mood) {
        var taken = body.handIn(desk);
        // What was fetched a while ago says nothing any more.
        clock.pass(Duration.ofMinutes(2));
        authority.is(mood);
        byte[] content;
        try {
            long start = System.nanoTime();
            var toSign = prepared(taken);
            assertThat(since(start)).isLessThan(Duration.ofSeconds(25));
            assertThat(toSign.session().statusUnknown()).isTrue();
            var kept = house.as(leader, () -> records.session(toSign.session().id()).orElseThrow());
            assertThat(kept.statusUnknown()).isTrue();

            clock.pass(Duration.ofMinutes(1));
            start = System.nanoTime();
            var value = signed(toSign);
            var done =
                    value(
                            asking(
                                    leader,
                                    () -> signing.finish(toSign.session().id(), value, leader)));
            assertThat(since(start)).isLessThan(Duration.ofSeconds(90));
            assertThat(done.stage()).isEqualTo(DocumentStage.LEADER_SIGNED);
            content = vault.get(done.sha256()).orElseThrow();
            var report = verifier.verify("a", content, null);
            assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
            assertThat(report.signatures().getFirst().reason())
                    .isEqualTo(Reason.REVOCATION_UNKNOWN);
        } finally {
            authority.is(SilentAuthority.Mood.ANSWERS);
        }
        clock.pass(Duration.ofMinutes(2));
        assertThat(verifier.verify("a", content, null).verdict())
                .as("asked again once it answers")
                .isEqualTo(FileVerdict.VALID);
        assertThat(prepared(body.handIn(desk)).session().statusUnknown()).isFalse();
    }

    private void revokedAtTheProvider() {
        var serial = house.as(leader, () -> known.find(body.own()).orElseThrow().x509().serial());
        provider.revoke(
                new BigInteger(serial, 16),
                RevocationReason.KEY_COMPROMISE,
                clock.instant(),
                Optional.empty());
        clock.pass(Duration.ofMinutes(5));
        assertThat(house.as(leader, () -> known.find(body.own()).orElseThrow()))
                .as("the register doesn't know")
                .satisfies(own -> assertThat(own.mayBeUsed(clock.instant())).isTrue());
    }

    @Test
    @DisplayName(
            "T06: revoked at the provider, and the register doesn't know: refused before the token is asked")
    void revokedBefore() throws IOException {
        var taken = body.handIn(desk);
        revokedAtTheProvider();
        var before = stored();
        assertThat(
                        why(
                                asking(
                                        leader,
                                        () ->
                                                signing.prepare(
                                                        taken.id(),
                                                        body.own(),
                                                        SignatureKind.LEADER,
                                                        leader))))
                .isInstanceOfSatisfying(
                        DocumentRefusal.NotSigned.class,
                        no -> assertThat(no.reason()).isEqualTo("certificate-revoked"));
        assertThat(stored()).isEqualTo(before);
        assertThat(now(taken)).isEqualTo(taken);
    }

    @Test
    @DisplayName(
            "T06: revoked while the document waits for its token: what is made isn't kept, at level B too")
    void revokedMeanwhile() throws IOException {
        var taken = body.handIn(desk);
        var toSign = prepared(taken);
        revokedAtTheProvider();
        var value = signed(toSign);
        var before = stored();
        for (var stamper : List.of(Optional.<TimeStamper>empty(), Optional.of(this.stamper))) {
            assertThat(
                            why(
                                    asking(
                                            leader,
                                            () ->
                                                    deskWith(stamper)
                                                            .finish(
                                                                    toSign.session().id(),
                                                                    value,
                                                                    leader))))
                    .isInstanceOf(DocumentRefusal.OwnCheckFailed.class);
            assertThat(stored()).isEqualTo(before);
            assertThat(now(taken)).isEqualTo(taken);
        }
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
