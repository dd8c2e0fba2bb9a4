package org.antin.signing.check.facts;

import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampType;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads an evidence record (RFC 4998) as time stamps over a file and what lies beside it. It must
/// be over all of that and nothing else: a record of ours holds one document, so a hash nobody
/// accounts for is something that was changed or taken away.
final class RecordReader {
    /// More time stamps than centuries of renewing make.
    private static final int MOST = 500;

    /// The file first.
    private final List<byte[]> objects;

    private final Set<String> older;
    private final FactsInHand facts;
    private final Map<String, List<byte[]>> hashes = new HashMap<>();
    private final BitSet covered = new BitSet();
    private final Set<Reason> faults = EnumSet.noneOf(Reason.class);
    private final List<TimestampFacts> stamps = new ArrayList<>();

    private RecordReader(List<byte[]> objects, Set<String> older, FactsInHand facts) {
        this.objects = objects;
        this.older = older;
        this.facts = facts;
    }

    /// @param older ids of what the record proves to be older: all that is in the file, and stamps
    ///   among the pieces
    static void read(
            byte[] der, byte[] file, List<byte[]> pieces, Set<String> older, FactsInHand facts) {
        var objects = new ArrayList<>(List.of(file));
        objects.addAll(pieces);
        var reader = new RecordReader(objects, older, facts);
        try {
            reader.read(EvidenceRecord.getInstance(der));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // The library answers wrong shapes with the unchecked ones.
            facts.remark(Reason.RECORD_UNREADABLE);
            return;
        }
        reader.done();
    }

    private void read(EvidenceRecord record) throws IOException {
        var chains = record.getArchiveTimeStampSequence().getArchiveTimeStampChains();
        if (chains.length == 0) throw new IllegalArgumentException("no chain");
        for (int i = 0; i < chains.length; i++) {
            ArchiveTimeStamp[] chain = chains[i].getArchiveTimestamps();
            if (chain.length == 0 || stamps.size() + chain.length > MOST) {
                throw new IllegalArgumentException("time stamps: " + chain.length);
            }
            chain(chain, Arrays.copyOf(chains, i));
        }
        if (covered.cardinality() < objects.size()) faults.add(Reason.RECORD_PIECES);
    }

    private void chain(ArchiveTimeStamp[] chain, ArchiveTimeStampChain[] before)
            throws IOException {
        HashTree tree = HashTree.of(chain[0]);
        byte[] chains = before.length == 0 ? null : tree.ofChains(before);
        var tokens = new ArrayList<ByteBuffer>();
        for (ArchiveTimeStamp stamp : chain) {
            // 5.2: one digest for each chain.
            if (!HashTree.of(stamp).digest().equals(tree.digest())) {
                faults.add(Reason.RECORD_BROKEN);
            }
            byte[][][] lists = lists(stamp);
            Set<ByteBuffer> unknown = leaves(lists[0]);
            if (tokens.isEmpty()) {
                begins(unknown, tree, chains);
            } else {
                if (!unknown.contains(tokens.getLast())) faults.add(Reason.RECORD_BROKEN);
                tokens.forEach(unknown::remove);
                unknown.removeAll(among(unknown, tree, null));
            }
            if (!unknown.isEmpty()) faults.add(Reason.RECORD_PIECES);
            tokens.add(ByteBuffer.wrap(tree.ofToken(stamp)));
            stamps.add(stamp(stamp, tree, tree.root(lists)));
        }
    }

    /// The first time stamp of a chain is over the file, and over all that those before it were.
    private void begins(Set<ByteBuffer> unknown, HashTree tree, byte @Nullable [] chains) {
        var due = (BitSet) covered.clone();
        covered.clear();
        unknown.removeAll(among(unknown, tree, chains));
        if (!covered.get(0)) faults.add(Reason.RECORD_OF_OTHER_FILE);
        due.andNot(covered);
        if (!due.isEmpty()) faults.add(Reason.RECORD_PIECES);
        covered.or(due);
    }

    /// Those that stand for an object that is at hand; the object is covered then.
    private Set<ByteBuffer> among(Set<ByteBuffer> leaves, HashTree tree, byte @Nullable [] chains) {
        List<byte[]> own =
                hashes.computeIfAbsent(
                        tree.digest().getId(),
                        _ -> objects.stream().map(one -> tree.hash(one)).toList());
        var found = new HashSet<ByteBuffer>();
        for (int i = 0; i < own.size(); i++) {
            byte[] hash = chains == null ? own.get(i) : tree.hash(own.get(i), chains);
            var leaf = ByteBuffer.wrap(hash);
            if (!leaves.contains(leaf)) continue;
            covered.set(i);
            found.add(leaf);
        }
        return found;
    }

    /// Without a tree the time stamp is over the one hash itself.
    private static byte[][][] lists(ArchiveTimeStamp stamp) {
        PartialHashtree[] tree = stamp.getReducedHashTree();
        if (tree == null) return new byte[][][] {{stamp.getTimeStampDigestValue()}};
        if (tree.length == 0) throw new IllegalArgumentException("a tree without a list");
        return Arrays.stream(tree).map(PartialHashtree::getValues).toArray(byte[][][]::new);
    }

    private static Set<ByteBuffer> leaves(byte[][] list) {
        var all = new HashSet<ByteBuffer>();
        for (byte[] one : list) all.add(ByteBuffer.wrap(one));
        return all;
    }

    private TimestampFacts stamp(ArchiveTimeStamp stamp, HashTree tree, byte[] root)
            throws IOException {
        Set<String> covers = new HashSet<>(older);
        for (TimestampFacts one : stamps) covers.add(one.id());
        TimestampFacts read =
                StampReader.read(
                        stamp.getTimeStamp(),
                        "E" + stamps.size(),
                        TimestampType.ARCHIVE,
                        imprint -> isOver(imprint, tree, root),
                        covers,
                        facts);
        if (read == null) throw new IllegalArgumentException("not a time stamp");
        if (!read.intact()) faults.add(Reason.RECORD_BROKEN);
        return read.with(
                read.algorithms().withAtMost(tree.name()),
                stamp.getTimeStamp().getEncoded(ASN1Encoding.DER));
    }

    private static boolean isOver(MessageImprint imprint, HashTree tree, byte[] root) {
        return imprint.getHashAlgorithm().getAlgorithm().equals(tree.digest())
                && MessageDigest.isEqual(root, imprint.getHashedMessage());
    }

    /// One fault anywhere, and the record proves nothing.
    private void done() {
        for (TimestampFacts one : stamps) {
            facts.timestamps.add(faults.isEmpty() ? one : one.broken());
        }
        // Of another file, everything else is of another file too.
        if (faults.contains(Reason.RECORD_OF_OTHER_FILE)) {
            facts.remark(Reason.RECORD_OF_OTHER_FILE);
        } else {
            faults.forEach(facts::remark);
        }
    }
}
