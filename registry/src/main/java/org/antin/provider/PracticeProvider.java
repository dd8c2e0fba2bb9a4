package org.antin.provider;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCa;
import org.antin.practiceca.PracticeCaHttp;
import org.antin.practiceca.PracticeToken;
import org.antin.practiceca.RevocationReason;
import org.antin.practiceca.Subject;
import org.antin.practiceca.TokenFactory;
import org.antin.practiceca.TokenOrder;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Plays the certification provider in practice mode: makes certificates and practice tokens, and
/// revokes. Never part of a production server; every certificate it makes says so.
///
/// What it does can't be rolled back with a transaction, so callers ask it first and record its
/// answer after; asking again for the same request gives the same answer.
@Component
@ConditionalOnProperty(name = "antin.practice.enabled", havingValue = "true")
public class PracticeProvider implements DisposableBean {
    /// What the provider hands over for one request.
    ///
    /// @param deviceNumber number on the practice token
    public record Handed(X509Certificate certificate, String deviceNumber) {}

    /// One request of many.
    ///
    /// @param request id of what is asked, so that asking twice gives one certificate
    public record Wanted(UUID request, Subject subject, Instant start) {}

    private final PracticeCa ca;
    private final PracticeCaHttp http;
    private final TokenFactory tokens;
    private final KeyPool pool;
    private final PracticeSettings settings;

    PracticeProvider(PracticeSettings settings, Clock clock) {
        this.settings = settings;
        pool = KeyPool.at(settings.keys()).fill();
        ca = PracticeCa.open(settings.dir(), settings.publicUrl(), clock, pool);
        http = new PracticeCaHttp(ca);
        tokens = TokenFactory.open(settings.dir().resolve("tokens"));
    }

    private record Ready(Subject subject, Instant start) {}

    private final Map<Ready, Handed> ready = new ConcurrentHashMap<>();

    /// Makes many at once before they are asked for. [#issue] hands each of them out once, to the
    /// request for this very subject and start.
    public void makeReady(List<Wanted> wanted) {
        var made = issueMany(wanted);
        for (int i = 0; i < wanted.size(); i++)
            ready.put(new Ready(wanted.get(i).subject(), wanted.get(i).start()), made.get(i));
    }

    /// Makes a certificate and the token that carries it.
    public Handed issue(UUID request, Subject subject, Instant start) {
        var waiting = ready.remove(new Ready(subject, start));
        if (waiting != null) return waiting;
        var number = deviceNumber(request);
        var made = tokens.find(number).map(PracticeToken::certificates).orElse(List.of());
        if (!made.isEmpty()) return new Handed(made.getFirst(), number);
        var keys = pool.subject(index(request));
        var certificate = ca.issue(LeafRequest.usual(subject, keys.getPublic(), start));
        tokens.create(number, keys, certificate, firstPin());
        return new Handed(certificate, number);
    }

    /// Makes many at once, with one fsync; in the order asked.
    public List<Handed> issueMany(List<Wanted> wanted) {
        var certificates =
                ca.issueMany(
                        wanted.stream()
                                .map(
                                        w ->
                                                LeafRequest.usual(
                                                        w.subject(),
                                                        pool.subject(index(w.request()))
                                                                .getPublic(),
                                                        w.start()))
                                .toList());
        var orders =
                IntStream.range(0, wanted.size())
                        .mapToObj(
                                i ->
                                        new TokenOrder(
                                                deviceNumber(wanted.get(i).request()),
                                                pool.subject(index(wanted.get(i).request())),
                                                certificates.get(i)))
                        .toList();
        tokens.createMany(orders, firstPin());
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> new Handed(certificates.get(i), orders.get(i).serial()))
                .toList();
    }

    /// Revokes; for a loss or a leak the key is mistrusted since `occurred` (RFC 5280 5.3.2).
    public void revoke(
            BigInteger serial, RevocationReason reason, Instant at, Optional<Instant> occurred) {
        ca.revoke(serial, reason, at, occurred);
    }

    /// The practice token with this number, as if it were plugged in.
    public Optional<PracticeToken> token(String deviceNumber) {
        return tokens.find(deviceNumber);
    }

    public X509Certificate root() {
        return ca.root();
    }

    public List<X509Certificate> chain() {
        return List.of(ca.issuing(), ca.root());
    }

    public PracticeCaHttp http() {
        return http;
    }

    public String timeStampUrl() {
        return settings.publicUrl() + PracticeCaHttp.MOUNT + "tsa";
    }

    private char[] firstPin() {
        return settings.firstPin().toCharArray();
    }

    private static int index(UUID request) {
        return Math.floorMod(request.hashCode(), KeyPool.SUBJECTS);
    }

    private static String deviceNumber(UUID request) {
        return "TH-"
                + request.toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }

    @Override
    public void destroy() {
        ca.close();
    }
}
