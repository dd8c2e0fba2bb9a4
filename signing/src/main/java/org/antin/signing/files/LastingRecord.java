package org.antin.signing.files;

import org.antin.signing.check.Beside;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.StampStrength;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.check.facts.HashTree;
import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.check.facts.TimestampFacts;
import org.antin.signing.files.Form.Unsuitable;
import org.antin.signing.make.Evidence;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.EvidenceCollector.Collected;
import org.antin.signing.make.Refusal;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Makes a signed file last whose signatures have no room for it: what a check will need when
/// nobody can be asked any more lies beside the file, under an evidence record (RFC 4998) that is
/// over all of it and the file (TT 41/2017 Điều 9). The file stays as it is, byte for byte.
///
/// The same step renews the record: by a time stamp over the last one while the digest of its
/// hashes holds, else by a new tree of hashes over everything (RFC 4998, 5.2).
public final class LastingRecord {
    /// What a time stamp can be asked over; the first that holds is taken.
    private static final List<String> DIGESTS = List.of("SHA-256", "SHA-384", "SHA-512");

    private final EvidenceCollector collector;
    private final TimeStamper stamper;
    private final BiPredicate<String, Instant> holds;

    public LastingRecord(EvidenceCollector collector, TimeStamper stamper) {
        this(collector, stamper, StampStrength::digestHolds);
    }

    /// @param holds whether a digest holds by the rules of a day
    LastingRecord(
            EvidenceCollector collector, TimeStamper stamper, BiPredicate<String, Instant> holds) {
        this.collector = collector;
        this.stamper = stamper;
        this.holds = holds;
    }

    /// What came of it.
    public sealed interface Recorded {
        /// @param beside what lies beside the file from now on
        /// @param unknown certificates nobody told of; the checker says whether that matters
        record Made(Beside beside, List<X509Certificate> unknown) implements Recorded {
            public Made {
                unknown = List.copyOf(unknown);
            }
        }

        /// Nothing was made.
        record Refused(Refusal refusal) implements Recorded {}
    }

    /// Evidence about every signature and time stamp that isn't under the record yet, and the
    /// record over it.
    ///
    /// @param before what lies beside the file so far
    /// @param at the present
    public Recorded extend(byte[] file, Beside before, Instant at) {
        try {
            return extended(file, before, at);
        } catch (Unsuitable e) {
            return new Recorded.Refused(e.refusal());
        }
    }

    private Recorded extended(byte[] file, Beside before, Instant at) throws Unsuitable {
        DocumentFacts facts = DocumentReader.read(file, before, Limits.standard());
        if (facts.unreadable() != null || facts.remarks().contains(Reason.RECORD_UNREADABLE)) {
            throw new Unsuitable(Refusal.of(Code.DAMAGED));
        }
        // Read before: what isn't a record of known digests didn't come as far as here.
        EvidenceRecord old = EvidenceRecord.getInstance(before.evidenceRecord());
        Set<X509Certificate> ends = old == null ? everybody(facts) : lastAuthority(facts);
        Beside gathered =
                old == null
                        ? before.with(
                                encoded(facts.certificates()), facts.crls(), facts.ocspAnswers())
                        : before;
        var unknown = new ArrayList<X509Certificate>();
        Instant since =
                facts.timestamps().stream()
                        .map(TimestampFacts::time)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(at);
        gathered = withEvidence(gathered, ends, facts, since, unknown);
        Beside made = recorded(file, before, gathered, old, at);
        DocumentFacts after = DocumentReader.read(file, made, Limits.standard());
        Set<X509Certificate> stranger = lastAuthority(after);
        if (!ends.containsAll(stranger)) {
            // It never stamped here before. What is known of it belongs under the record too.
            gathered = withEvidence(gathered, stranger, after, null, unknown);
            made = recorded(file, before, gathered, old, at);
        }
        return new Recorded.Made(made, unknown);
    }

    /// Who gave the last time stamp of the record; none when that can't be told.
    private static Set<X509Certificate> lastAuthority(DocumentFacts facts) {
        List<TimestampFacts> all = facts.timestamps();
        X509Certificate authority = all.isEmpty() ? null : all.getLast().authority();
        return authority == null ? Set.of() : Set.of(authority);
    }

    private static Set<X509Certificate> everybody(DocumentFacts facts) {
        var all = new LinkedHashSet<X509Certificate>();
        Stream.concat(
                        facts.signatures().stream().map(SignatureFacts::signer),
                        facts.timestamps().stream().map(TimestampFacts::authority))
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all;
    }

    private Beside withEvidence(
            Beside beside,
            Set<X509Certificate> about,
            DocumentFacts facts,
            @Nullable Instant since,
            List<X509Certificate> unknown) {
        Beside all = beside;
        for (X509Certificate one : about) {
            switch (collector.collect(Set.of(one), facts.certificates(), since)) {
                case Collected.Complete(Evidence more) ->
                        all = all.with(more.certificates(), more.crls(), more.ocspAnswers());
                case Collected.Missing(X509Certificate nobody) -> unknown.add(nobody);
            }
        }
        return all;
    }

    private Beside recorded(
            byte[] file, Beside before, Beside now, @Nullable EvidenceRecord old, Instant at)
            throws Unsuitable {
        ArchiveTimeStampChain[] chains =
                old == null
                        ? new ArchiveTimeStampChain[0]
                        : old.getArchiveTimeStampSequence().getArchiveTimeStampChains();
        HashTree last = chains.length == 0 ? null : tree(chains[chains.length - 1]);
        boolean goesOn = last != null && holds.test(last.name(), at);
        HashTree tree = last != null && goesOn ? last : HashTree.named(digest(at));
        byte[][] leaves =
                goesOn
                        ? next(tree, chains[chains.length - 1], now.since(before))
                        : anew(tree, chains, file, now.pieces());
        var stamp =
                new ArchiveTimeStamp(
                        new AlgorithmIdentifier(tree.digest()),
                        new PartialHashtree[] {new PartialHashtree(leaves)},
                        ContentInfo.getInstance(token(tree.root(leaves))));
        EvidenceRecord made =
                old == null
                        ? new EvidenceRecord(null, null, stamp)
                        : old.addArchiveTimeStamp(stamp, !goesOn);
        return now.under(der(made));
    }

    private static byte[] der(EvidenceRecord made) {
        try {
            return made.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("a record that can't be written", e);
        }
    }

    private static HashTree tree(ArchiveTimeStampChain chain) {
        return HashTree.of(chain.getArchiveTimestamps()[0]);
    }

    private String digest(Instant at) {
        return DIGESTS.stream()
                .filter(one -> holds.test(one, at))
                .findFirst()
                .orElse(DIGESTS.getLast());
    }

    private byte[] token(byte[] root) throws Unsuitable {
        return switch (stamper.stamp(root)) {
            case TimeStamping.Stamped(byte[] token, var _) -> token;
            case TimeStamping.Unavailable(var reason) ->
                    throw new Unsuitable(Refusal.of(Code.TIME_STAMP_UNAVAILABLE, reason.text()));
        };
    }

    /// Time-stamp renewal: over the last time stamp, and what was learnt since. The older ones of
    /// the chain are in it as well: some readers want to find each of them.
    private static byte[][] next(HashTree tree, ArchiveTimeStampChain chain, List<byte[]> fresh) {
        return sorted(
                Stream.concat(
                        Arrays.stream(chain.getArchiveTimestamps()).map(tree::ofToken),
                        fresh.stream().map(one -> tree.hash(one))));
    }

    /// The first tree of hashes, or one in place of those whose digest no longer holds.
    private static byte[][] anew(
            HashTree tree, ArchiveTimeStampChain[] chains, byte[] file, List<byte[]> pieces) {
        Stream<byte[]> hashes =
                Stream.concat(Stream.of(file), pieces.stream()).map(one -> tree.hash(one));
        if (chains.length == 0) return sorted(hashes);
        byte[] older = tree.ofChains(chains);
        return sorted(hashes.map(one -> tree.hash(one, older)));
    }

    private static byte[][] sorted(Stream<byte[]> hashes) {
        return hashes.map(ByteBuffer::wrap)
                .distinct()
                .map(ByteBuffer::array)
                .sorted(Arrays::compareUnsigned)
                .toArray(byte[][]::new);
    }

    private static List<byte[]> encoded(Collection<X509Certificate> certificates) {
        var all = new ArrayList<byte[]>();
        for (X509Certificate one : certificates) {
            try {
                all.add(one.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate without its bytes", e);
            }
        }
        return all;
    }
}
