package org.antin.signing.trust.path;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.Fingerprint;
import org.antin.signing.trust.Remembered;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.RevocationSource.Answer;
import org.antin.signing.trust.RevocationSource.Trouble;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.StatusEvidence.State;
import org.antin.signing.trust.path.CrlChecker.Held;
import org.antin.signing.trust.path.PathFinder.Outcome;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Gathers the evidence about certificates: what the file carries first, then what may be asked.
/// Whether a signer of lists is itself in order is found out the same way (RFC 5280 6.3.3 (f)).
public final class StatusFinder {
    /// An answer that names no end counts as current for so long.
    private static final Duration UNDATED = Duration.ofHours(24);

    /// How many signers of lists and answers may hang on one another.
    private static final int DEEPEST = 3;

    private static final Remembered<Question, Optional<OcspReader.Answer>> ANSWERED =
            new Remembered<>(20_000);

    private final RevocationSource source;
    private final PathFinder paths;
    private final @Nullable Instant at;
    private final EvidencePolicy policy;
    private final List<Held> lists;
    private final List<byte[]> ocspAnswers;
    private final CrlChecker checker = new CrlChecker(new ListSigners());
    private final Responders responders = new Responders();
    private int depth;

    /// When what is asked about must be good.
    private Instant neededAt = Instant.MIN;

    /// @param paths knows the certificates of those who may have signed a list
    /// @param crls DER, as the file carries them; what can't be read is left out
    /// @param ocspAnswers DER of OCSPResponse or BasicOCSPResponse, as the file carries them
    public StatusFinder(
            RevocationSource source,
            PathFinder paths,
            Collection<byte[]> crls,
            List<byte[]> ocspAnswers,
            EvidencePolicy policy) {
        this(source, paths, read(crls), ocspAnswers, policy, null);
    }

    /// @param at when who signs lists must be in order; null: when each list was made
    StatusFinder(
            RevocationSource source,
            PathFinder paths,
            List<Held> lists,
            List<byte[]> ocspAnswers,
            EvidencePolicy policy,
            @Nullable Instant at) {
        this.source = source;
        this.paths = paths;
        this.policy = policy;
        this.at = at;
        this.lists = List.copyOf(lists);
        this.ocspAnswers = List.copyOf(ocspAnswers);
    }

    static List<Held> read(Collection<byte[]> crls) {
        var lists = new ArrayList<Held>();
        for (byte[] crl : crls) Crl.read(crl).ifPresent(read -> lists.add(new Held(read, true)));
        return lists;
    }

    /// All evidence found whose signature holds, and what went wrong on the way.
    ///
    /// @param changesMissing whether lists say that changes to them are told elsewhere, and those
    ///   aren't at hand
    /// @param weak whether something that says "good" was left out for what it is signed with
    public record Findings(
            List<StatusEvidence> evidence,
            Set<Trouble> troubles,
            boolean changesMissing,
            boolean weak) {
        public Findings {
            evidence = List.copyOf(evidence);
            troubles = Set.copyOf(troubles);
        }
    }

    /// Evidence about the certificate at a place of its chain.
    ///
    /// @param moment when it must be good
    /// @param since evidence older than this is of no use; null when any current one will do
    /// @param enough when one piece satisfies it, nobody further is asked
    /// @param latest ask even when the file carries enough: news since then would matter
    public Findings find(
            CertificateChain chain,
            int place,
            Instant moment,
            @Nullable Instant since,
            Predicate<StatusEvidence> enough,
            boolean latest) {
        // What those are worth who signed the evidence has to do for the same moment.
        if (depth == 0) neededAt = moment;
        return find(chain, place, since, enough, latest);
    }

    private Findings find(
            CertificateChain chain,
            int place,
            @Nullable Instant since,
            Predicate<StatusEvidence> enough,
            boolean latest) {
        var found = new Kept();
        var troubles = EnumSet.noneOf(Trouble.class);
        for (byte[] answer : ocspAnswers) ocsp(answer, true, chain, place).ifPresent(found::add);
        checker.about(lists, chain, place).forEach(found::add);
        if (!latest && found.all.stream().anyMatch(enough)) {
            return found.findings(troubles, checker.changesMissing(lists, chain, place));
        }

        var all = new ArrayList<>(lists);
        var fresh = new Kept();
        Answer answers = source.ocsp(chain, place, since);
        troubles.addAll(answers.troubles());
        for (byte[] one : answers.evidence()) ocsp(one, false, chain, place).ifPresent(fresh::add);
        if (fresh.all.stream().noneMatch(enough)) {
            Answer asked = source.crl(chain, place, since);
            troubles.addAll(asked.troubles());
            var fetched = new ArrayList<Held>();
            for (byte[] one : asked.evidence()) {
                Crl.read(one).ifPresent(crl -> fetched.add(new Held(crl, false)));
            }
            all.addAll(fetched);
            // A delta list may change one the file carries.
            boolean changes = fetched.stream().anyMatch(held -> held.crl().base != null);
            if (!fetched.isEmpty()) {
                checker.about(changes ? all : fetched, chain, place).forEach(fresh::add);
            }
        }
        found.addAll(fresh);
        return found.findings(troubles, checker.changesMissing(all, chain, place));
    }

    /// Evidence that counts. "Good" needs algorithms that hold (T27); "revoked" doesn't: believing
    /// that wrongly makes nothing valid.
    private final class Kept {
        private final List<StatusEvidence> all = new ArrayList<>();
        private boolean weak;

        void add(StatusEvidence one) {
            if (one.state() == State.GOOD && !policy.allows(one, neededAt)) weak = true;
            else all.add(one);
        }

        void addAll(Kept others) {
            all.addAll(others.all);
            weak |= others.weak;
        }

        Findings findings(Set<Trouble> troubles, boolean changesMissing) {
            return new Findings(all, troubles, changesMissing, weak);
        }
    }

    private Optional<StatusEvidence> ocsp(
            byte[] der, boolean embedded, CertificateChain chain, int place) {
        var question =
                new Question(
                        Fingerprint.of(der),
                        embedded,
                        chain.certificates().get(place),
                        chain.issuer(place));
        return ANSWERED.get(
                        question,
                        q -> OcspReader.answer(der, q.embedded(), q.subject(), q.issuer()))
                .filter(answer -> responders.heard(answer, chain, place))
                .map(OcspReader.Answer::evidence);
    }

    /// What one answer says about one certificate never changes.
    private record Question(
            Fingerprint answer,
            boolean embedded,
            X509Certificate subject,
            X509Certificate issuer) {}

    /// What the evidence comes to at a moment that is not in the past. Judgement of older
    /// signatures weighs evidence in its own way.
    ///
    /// @return null when it is neither known to be good nor to be revoked
    @Nullable State stateAt(CertificateChain chain, int place, Instant moment) {
        if (depth == 0) neededAt = moment;
        Instant end = chain.certificates().get(place).getNotAfter().toInstant();
        Predicate<StatusEvidence> enough = e -> e.state() == State.REVOKED || good(e, moment, end);
        return state(find(chain, place, null, enough, false).evidence(), moment, end);
    }

    private @Nullable State state(List<StatusEvidence> all, Instant moment, Instant end) {
        List<StatusEvidence> newestFirst =
                all.stream()
                        .filter(e -> e.state() != State.UNKNOWN)
                        .sorted(Comparator.comparing(StatusEvidence::thisUpdate).reversed())
                        .toList();
        boolean good = false;
        for (StatusEvidence e : newestFirst) {
            // A suspension ends when something newer no longer shows it.
            if (e.state() == State.REVOKED && !(e.suspended() && good)) return State.REVOKED;
            good |= good(e, moment, end);
        }
        return good ? State.GOOD : null;
    }

    /// RFC 5280 6.3.3 (a): not yet due for the next. What is newer than a moment gone by tells of
    /// it too, unless the certificate was forgotten since; but nothing genuine comes from the
    /// future.
    private boolean good(StatusEvidence e, Instant moment, Instant end) {
        Instant until = e.nextUpdate() == null ? e.thisUpdate().plus(UNDATED) : e.nextUpdate();
        return e.state() == State.GOOD
                && !until.isBefore(moment)
                && (at == null || !e.thisUpdate().isAfter(moment))
                && e.tellsOf(end);
    }

    /// Those an authority lets answer in its place (RFC 6960 4.2.2.2.1).
    private final class Responders {
        /// Reasons for which a key isn't out of hand (RFC 5280 5.3.1): another affiliation, another
        /// key, the end of its use.
        private static final Set<Integer> HARMLESS = Set.of(3, 4, 5);

        private final Map<Asked, List<StatusEvidence>> known = new HashMap<>();

        /// @param depth how far down it was asked for
        /// @param moment when what it says must be so
        private record Asked(X509Certificate delegate, int depth, Instant moment) {}

        /// Whether the answer counts. A thief with the key says whatever he likes, the time of it
        /// included. Where nothing is known of the responder, only "revoked" is heard: believing
        /// that wrongly makes nothing valid.
        boolean heard(OcspReader.Answer answer, CertificateChain chain, int place) {
            X509Certificate delegate = answer.delegate();
            if (delegate == null) return true;
            StatusEvidence said = answer.evidence();
            State own = state(delegate, said, chain, place);
            return own == State.GOOD || (own == null && said.state() == State.REVOKED);
        }

        private @Nullable State state(
                X509Certificate delegate, StatusEvidence said, CertificateChain chain, int place) {
            if (depth >= DEEPEST) return null;
            Instant produced = said.producedAt() == null ? said.thisUpdate() : said.producedAt();
            Instant last = produced.isAfter(said.thisUpdate()) ? produced : said.thisUpdate();
            Instant moment = at == null ? last : at;
            List<StatusEvidence> all = about(delegate, chain, place);
            List<StatusEvidence> further = all.stream().filter(e -> !harmless(e, moment)).toList();
            Instant end = delegate.getNotAfter().toInstant();
            State state = StatusFinder.this.state(further, moment, end);
            return state == null && further.size() < all.size() ? State.GOOD : state;
        }

        private List<StatusEvidence> about(
                X509Certificate delegate, CertificateChain chain, int place) {
            var asked = new Asked(delegate, depth, neededAt);
            List<StatusEvidence> before = known.get(asked);
            if (before != null) return before;
            var path = new ArrayList<X509Certificate>(List.of(delegate));
            List<X509Certificate> above = chain.above(place);
            path.addAll(above.isEmpty() ? List.of(chain.issuer(place)) : above);
            depth++;
            try {
                // News of a key that was stolen would matter, however much the file carries.
                List<StatusEvidence> found =
                        find(
                                        new CertificateChain(path, chain.anchor()),
                                        0,
                                        null,
                                        e -> e.state() != State.UNKNOWN,
                                        true)
                                .evidence();
                known.put(asked, found);
                return found;
            } finally {
                depth--;
            }
        }

        /// Revoked only after it spoke, and not because anybody else could have spoken in its name.
        private static boolean harmless(StatusEvidence e, Instant moment) {
            Instant since = e.revokedAt();
            if (e.invalidSince() != null && since != null && e.invalidSince().isBefore(since)) {
                since = e.invalidSince();
            }
            return e.state() == State.REVOKED
                    && e.reason() != null
                    && HARMLESS.contains(e.reason())
                    && since != null
                    && since.isAfter(moment);
        }
    }

    private final class ListSigners implements CrlChecker.Signers {
        @Override
        public List<PathCertificate> named(CanonicalName name) {
            return paths.named(name);
        }

        /// Issued by one of the authorities above the certificate in question, under the same
        /// anchor, valid and not revoked. An authority elsewhere under the anchor may well have
        /// issued a certificate in another's name.
        @Override
        public boolean believed(
                PathCertificate signer, CertificateChain chain, int place, Crl list) {
            if (depth >= DEEPEST) return false;
            Instant moment = at == null ? list.thisUpdate : at;
            if (!(paths.find(signer.x509, PathSettings.at(moment))
                            instanceof Outcome.Found(var own, _))
                    || !own.anchor().equals(chain.anchor())
                    || !above(chain, place, own.issuer(0))) {
                return false;
            }
            boolean ownWord = signer.x509.equals(chain.certificates().get(place));
            if (ownWord) return true;
            depth++;
            try {
                return stateAt(own, 0, moment) == State.GOOD;
            } finally {
                depth--;
            }
        }

        private static boolean above(CertificateChain chain, int place, X509Certificate issuer) {
            return chain.above(place).stream()
                    .anyMatch(
                            one ->
                                    one.getSubjectX500Principal()
                                                    .equals(issuer.getSubjectX500Principal())
                                            && one.getPublicKey().equals(issuer.getPublicKey()));
        }
    }
}
