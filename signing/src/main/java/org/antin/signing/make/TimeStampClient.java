package org.antin.signing.make;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks a time-stamp authority over HTTP (RFC 3161, section 3.4) and checks what it answers:
/// status, nonce, imprint and policy (section 2.4.2), the critical and only purpose of its
/// certificate (section 2.3), and the token's signature. Whether the authority is trusted is the
/// checker's to say.
///
/// The Government's authority has been seen to take 2 to 131 seconds and to dislike crowds
/// (signing-rules 7.4): long patience, and at most four questions at once. A connection that fails
/// at once is tried once more: the authority may just have closed one we kept open.
public final class TimeStampClient implements TimeStamper, AutoCloseable {
    /// How to ask.
    ///
    /// @param timeout for a whole answer, the wait for one's turn included
    /// @param atOnce how many may be asking at the same time
    /// @param maxBytes largest answer read
    /// @param policy the policy to ask for; empty leaves it to the authority
    public record Settings(Duration timeout, int atOnce, int maxBytes, Optional<String> policy) {
        /// 150 seconds, four at once, 64 kB, any policy.
        public static final Settings USUAL =
                new Settings(Duration.ofSeconds(150), 4, 65_536, Optional.empty());
    }

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// What fails later than this was slow, and asking again would only add to the crowd.
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final URI address;
    private final Settings settings;
    private final SecureRandom random;
    private final Semaphore turns;
    private final HttpClient http;

    /// @param address of the authority, `http` or `https`
    /// @throws IllegalArgumentException for any other scheme
    public TimeStampClient(URI address, Settings settings) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException("not an HTTP address: " + address);
        }
        this.address = address;
        this.settings = settings;
        this.random = new SecureRandom();
        this.turns = new Semaphore(settings.atOnce(), true);
        this.http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(
                                CONNECT.compareTo(settings.timeout()) < 0
                                        ? CONNECT
                                        : settings.timeout())
                        .build();
    }

    @Override
    public TimeStamping stamp(byte[] digest) {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        TimeStampRequest question = question(digest);
        try {
            if (!turns.tryAcquire(settings.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
                return new TimeStamping.Unavailable(Reason.BUSY);
            }
            try {
                return ask(question, deadline);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TimeStamping.Unavailable(Reason.UNREACHABLE);
        }
    }

    private static ASN1ObjectIdentifier algorithm(byte[] digest) {
        return switch (digest.length) {
            case 32 -> NISTObjectIdentifiers.id_sha256;
            case 48 -> NISTObjectIdentifiers.id_sha384;
            case 64 -> NISTObjectIdentifiers.id_sha512;
            default -> throw new IllegalArgumentException("a digest of " + digest.length);
        };
    }

    private TimeStampRequest question(byte[] digest) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        settings.policy().map(ASN1ObjectIdentifier::new).ifPresent(generator::setReqPolicy);
        return generator.generate(
                new AlgorithmIdentifier(algorithm(digest)), digest, new BigInteger(64, random));
    }

    private TimeStamping ask(TimeStampRequest question, long deadline) throws InterruptedException {
        long begun = System.nanoTime();
        TimeStamping answer = once(question, deadline);
        long now = System.nanoTime();
        boolean again =
                answer.equals(unavailable(Reason.UNREACHABLE))
                        && now - begun < AT_ONCE.toNanos()
                        && deadline - now > PAUSE.toNanos();
        if (!again) return answer;
        Thread.sleep(PAUSE);
        return once(question, deadline);
    }

    private TimeStamping once(TimeStampRequest question, long deadline)
            throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer;
        try {
            var request =
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/timestamp-query")
                            .header("Accept", "application/timestamp-reply")
                            .POST(BodyPublishers.ofByteArray(question.getEncoded()))
                            .build();
            answer = http.sendAsync(request, _ -> new LimitedBody(settings.maxBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("a question that can't be written", e);
        }
        try {
            // Not HttpRequest.timeout: that one ends with the headers and lets the body drip on.
            var response = answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != 200) return unavailable(Reason.HTTP_STATUS);
            return checked(question, response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return unavailable(Reason.TIMEOUT);
        } catch (ExecutionException e) {
            return unavailable(tooLarge(e) ? Reason.TOO_LARGE : Reason.UNREACHABLE);
        }
    }

    private static boolean tooLarge(ExecutionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooLong) return true;
        }
        return false;
    }

    private static TimeStamping checked(TimeStampRequest question, byte[] body) {
        try {
            var response = new TimeStampResponse(body);
            TimeStampToken token = response.getTimeStampToken();
            // 0 granted, 1 granted with modifications (RFC 3161, 2.4.2).
            if (response.getStatus() > 1 || token == null) return unavailable(Reason.REJECTED);
            response.validate(question);
            if (!signedByAuthority(token)) return unavailable(Reason.NOT_AN_AUTHORITY);
            return new TimeStamping.Stamped(
                    token.getEncoded("DER"), token.getTimeStampInfo().getGenTime().toInstant());
        } catch (TSPException | IOException | RuntimeException e) {
            // Foreign ASN.1 of the wrong shape comes out of the parser as unchecked exceptions.
            return unavailable(Reason.WRONG_ANSWER);
        }
    }

    private static boolean signedByAuthority(TimeStampToken token) {
        @SuppressWarnings("unchecked")
        Selector<X509CertificateHolder> signer = token.getSID();
        Collection<X509CertificateHolder> certificates = token.getCertificates().getMatches(signer);
        if (certificates.size() != 1) return false;
        try {
            // Checks purpose, validity at genTime, the certificate's hash in the token, signature.
            token.validate(
                    new JcaSimpleSignerInfoVerifierBuilder().build(certificates.iterator().next()));
            return true;
        } catch (TSPException | OperatorCreationException | CertificateException e) {
            return false;
        }
    }

    private static TimeStamping unavailable(Reason reason) {
        return new TimeStamping.Unavailable(reason);
    }

    /// Breaks off what is still being asked.
    @Override
    public void close() {
        http.shutdownNow();
    }
}
