package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

class MerkleProofsTest {
    private static final int MOST = 40;

    @Test
    @DisplayName("D2.4: inclusion proofs of Certificate Transparency's test tree")
    void publishedInclusion() {
        var leaves = publishedLeaves();
        assertThat(MerkleProofs.inclusion(leaves, 0))
                .extracting(Hash::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    }

    @Test
    @DisplayName("D2.4: the consistency proof from 6 to 8 of Certificate Transparency's test tree")
    void publishedConsistency() {
        assertThat(MerkleProofs.consistency(publishedLeaves(), 6))
                .extracting(Hash::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    @DisplayName("D2.4: every inclusion proof up to size 40 holds, and for its own place only")
    void inclusion() {
        var leaves = new ArrayList<Hash>();
        for (int size = 1; size <= MOST; size++) {
            leaves.add(MerkleTreeTest.leaf(size));
            Hash root = MerkleTreeTest.recursive(leaves);
            for (int index = 0; index < size; index++) {
                var path = MerkleProofs.inclusion(leaves, index);
                for (int claimed = 0; claimed < size; claimed++) {
                    assertThat(
                                    MerkleProofs.verifyInclusion(
                                            leaves.get(index), claimed, size, root, path))
                            .as("leaf %d as %d of %d", index, claimed, size)
                            .isEqualTo(claimed == index);
                }
                assertThat(
                                MerkleProofs.verifyInclusion(
                                        MerkleTreeTest.leaf(0), index, size, root, path))
                        .isFalse();
                for (var damaged : damaged(path)) {
                    assertThat(
                                    MerkleProofs.verifyInclusion(
                                            leaves.get(index), index, size, root, damaged))
                            .isFalse();
                }
            }
            assertThat(MerkleProofs.verifyInclusion(leaves.getLast(), size, size, root, List.of()))
                    .isFalse();
            assertThat(MerkleProofs.verifyInclusion(leaves.getLast(), -1, size, root, List.of()))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("D2.4: every consistency proof up to size 40 holds, and for its own sizes only")
    void consistency() {
        var leaves = new ArrayList<Hash>();
        var roots = new ArrayList<>(List.of(MerkleTree.emptyRoot()));
        for (int size = 1; size <= MOST; size++) {
            leaves.add(MerkleTreeTest.leaf(size));
            roots.add(MerkleTreeTest.recursive(leaves));
            Hash root = roots.getLast();
            for (int old = 0; old <= size; old++) {
                var path = MerkleProofs.consistency(leaves, old);
                assertThat(MerkleProofs.verifyConsistency(old, roots.get(old), size, root, path))
                        .as("%d to %d", old, size)
                        .isTrue();
                Hash other = MerkleTreeTest.leaf(0);
                assertThat(MerkleProofs.verifyConsistency(old, other, size, root, path)).isFalse();
                if (old > 0) {
                    assertThat(
                                    MerkleProofs.verifyConsistency(
                                            old, roots.get(old), size, other, path))
                            .isFalse();
                }
                for (var damaged : damaged(path)) {
                    assertThat(
                                    MerkleProofs.verifyConsistency(
                                            old, roots.get(old), size, root, damaged))
                            .isFalse();
                }
            }
            assertThat(MerkleProofs.verifyConsistency(size + 1, root, size, root, List.of()))
                    .isFalse();
        }
    }

    private static List<Hash> publishedLeaves() {
        return MerkleTreeTest.INPUTS.stream()
                .map(input -> MerkleTree.leafHash(HexFormat.of().parseHex(input)))
                .toList();
    }

    /// One hash changed, one more at the end, one less.
    private static List<List<Hash>> damaged(List<Hash> path) {
        var all = new ArrayList<List<Hash>>();
        for (int i = 0; i < path.size(); i++) {
            var changed = new ArrayList<>(path);
            changed.set(i, MerkleTreeTest.leaf(-1));
            all.add(changed);
        }
        var longer = new ArrayList<>(path);
        longer.add(MerkleTreeTest.leaf(-2));
        all.add(longer);
        if (!path.isEmpty()) all.add(path.subList(0, path.size() - 1));
        return all;
    }
}
