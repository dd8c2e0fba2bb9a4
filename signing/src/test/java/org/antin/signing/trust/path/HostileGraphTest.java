package org.antin.signing.trust.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.trust.path.Grove.Bits;
import org.antin.signing.trust.path.Grove.Tree;
import org.antin.signing.trust.path.PathFinder.Outcome;
import org.antin.testkit.Needs;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Issue item 3: graphs of certificates made to keep a checker busy get their answer in bounded
/// time and memory. The time-outs only catch what would never end.
@Timeout(120)
class HostileGraphTest {
    private final Tree root = Tree.of("Gốc");
    private final X509Certificate anchor = root.root();

    private Outcome find(X509Certificate target, List<X509Certificate> pool) {
        return new PathFinder(Grove.trusting(anchor), pool).find(target, Grove.NOW);
    }

    private static List<Tree> trees(int count) {
        return IntStream.range(0, count).mapToObj(i -> Tree.of("CA " + i)).toList();
    }

    private static List<X509Certificate> mesh(List<Tree> trees) {
        var all = new ArrayList<X509Certificate>();
        for (Tree issuer : trees) {
            for (Tree subject : trees) if (issuer != subject) all.add(issuer.authority(subject));
        }
        return all;
    }

    @Test
    @DisplayName("a mesh of 24 authorities that all certify one another: the way through is found")
    void meshWithAWay() {
        var trees = trees(24);
        var pool = mesh(trees);
        pool.add(root.authority(trees.getLast()));
        var target = trees.getFirst().leaf(Tree.of("Người ký"));
        assertThat(find(target, pool))
                .isInstanceOfSatisfying(
                        Outcome.Found.class,
                        found -> assertThat(found.chain().certificates()).hasSize(4));
    }

    @Test
    @Needs
    @DisplayName("the same mesh with no way to the anchor: said at once, by names alone")
    void meshWithoutAWay() {
        var trees = trees(24);
        assertThat(find(trees.getFirst().leaf(Tree.of("Người ký")), mesh(trees)))
                .isEqualTo(new Outcome.NoAnchor(new PathFault(PathCheck.NO_PATH, 0)));
    }

    @Test
    @Needs
    @DisplayName(
            "a mesh whose every way out is sound but for the last certificate: the search gives up")
    void meshThatBreaksAtTheEnd() {
        var trees = trees(24);
        var pool = mesh(trees);
        // The root's certificate for each says that it is no authority.
        for (Tree tree : trees) pool.add(root.leaf(tree));
        assertThat(find(trees.getFirst().leaf(Tree.of("Người ký")), pool))
                .isInstanceOf(Outcome.GaveUp.class);
    }

    @Test
    @Needs
    @DisplayName(
            "three hundred certificates in the issuer's name that it never had: still found or given up")
    void decoys() {
        var issuer = Tree.of("CA");
        var pool = new ArrayList<X509Certificate>();
        for (int i = 0; i < 300; i++) pool.add(Tree.of("Gốc").authority(issuer.rekeyed()));
        var target = issuer.leaf(Tree.of("Người ký"));
        assertThat(find(target, pool)).isInstanceOf(Outcome.GaveUp.class);
        pool.addFirst(root.authority(issuer));
        assertThat(find(target, pool)).isInstanceOf(Outcome.Found.class);
    }

    @Test
    @DisplayName(
            "two authorities that certify each other, and one that certifies itself, lead nowhere")
    void loops() {
        var a = Tree.of("A");
        var b = Tree.of("B");
        var again = a.rekeyed();
        var pool =
                List.of(
                        a.authority(b),
                        b.authority(a),
                        a.authority(again),
                        again.authority(a),
                        a.root(),
                        again.root());
        assertThat(find(a.leaf(Tree.of("Người ký")), pool))
                .isEqualTo(new Outcome.NoAnchor(new PathFault(PathCheck.NO_PATH, 0)));
        var out = new ArrayList<>(pool);
        out.add(root.authority(b));
        assertThat(find(a.leaf(Tree.of("Người ký")), out)).isInstanceOf(Outcome.Found.class);
    }

    @Test
    @Needs
    @DisplayName("five hundred changes of key in a row: longer than any path may be")
    void longest() {
        Tree at = Tree.of("CA");
        var pool = new ArrayList<X509Certificate>();
        pool.add(root.authority(at));
        for (int i = 0; i < 500; i++) {
            Tree next = at.rekeyed();
            pool.add(at.authority(next));
            at = next;
        }
        assertThat(find(at.leaf(Tree.of("Người ký")), pool)).isInstanceOf(Outcome.GaveUp.class);
    }

    private static List<Bits> with(List<Bits> some, Bits... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static Bits policies(int count) {
        var all = new PolicyInformation[count];
        for (int i = 0; i < count; i++) {
            all[i] = new PolicyInformation(new ASN1ObjectIdentifier("2.25.1." + i));
        }
        return new Bits(Extension.certificatePolicies, false, new CertificatePolicies(all));
    }

    private static Bits mappings(int count, int each) {
        var pairs = new ASN1EncodableVector();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < each; j++) {
                var pair = new ASN1EncodableVector();
                pair.add(new ASN1ObjectIdentifier("2.25.1." + i));
                pair.add(new ASN1ObjectIdentifier("2.25.1." + (i + j) % count));
                pairs.add(new DERSequence(pair));
            }
        }
        return new Bits(Extension.policyMappings, true, new DERSequence(pairs));
    }

    private static Bits explicit() {
        return new Bits(
                Extension.policyConstraints, true, new PolicyConstraints(BigInteger.ZERO, null));
    }

    @Test
    @DisplayName(
            "RFC 9618: ten thousand policies, and policies mapped crosswise at each of eight levels")
    void policies() {
        for (int[] shape : new int[][] {{10_000, 1}, {100, 100}}) {
            var extensions =
                    with(
                            Bits.authority(),
                            policies(shape[0]),
                            mappings(shape[0], shape[1]),
                            explicit());
            var pool = new ArrayList<X509Certificate>();
            Tree at = root;
            for (int level = 0; level < 8; level++) {
                Tree next = Tree.of("CA " + level);
                pool.add(at.issue(next, extensions));
                at = next;
            }
            var target = at.issue(Tree.of("Người ký"), List.of(policies(1)));
            assertThat(find(target, pool))
                    .isInstanceOfSatisfying(
                            Outcome.Found.class,
                            found -> assertThat(found.policies()).contains("2.25.1.0"));
        }
    }

    @Test
    @DisplayName("RFC 9618: a level never has more nodes than the certificate lists policies")
    void graphStaysSmall() {
        var graph = new PolicyGraph();
        Set<String> two = new LinkedHashSet<>(List.of("2.25.1", "2.25.2"));
        for (int level = 0; level < 60; level++) {
            graph.descend(two, false);
            graph.map(Map.of("2.25.1", two, "2.25.2", two), true);
        }
        assertThat(graph.size()).isEqualTo(1 + 60 * 2);
        assertThat(graph.holding(Set.of(PolicyGraph.ANY))).isEqualTo(new HashSet<>(two));
    }

    @Test
    @DisplayName("ten thousand names under two thousand constraints: given up, not worked off")
    void names() {
        var bases = new GeneralSubtree[2_000];
        for (int i = 0; i < bases.length; i++) {
            bases[i] = new GeneralSubtree(new GeneralName(GeneralName.dNSName, "d" + i + ".vn"));
        }
        var names = new GeneralName[10_000];
        for (int i = 0; i < names.length; i++) {
            names[i] = new GeneralName(GeneralName.dNSName, "h" + i + ".d1999.vn");
        }
        var issuer = Tree.of("CA");
        var pool =
                List.of(
                        root.issue(
                                issuer,
                                with(
                                        Bits.authority(),
                                        new Bits(
                                                Extension.nameConstraints,
                                                true,
                                                new NameConstraints(bases, null)))));
        var target =
                issuer.issue(
                        Tree.of("Người ký"),
                        List.of(
                                new Bits(
                                        Extension.subjectAlternativeName,
                                        false,
                                        new GeneralNames(names))));
        assertThat(find(target, pool)).isInstanceOf(Outcome.GaveUp.class);
    }
}
