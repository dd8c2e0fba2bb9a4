package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

class MerkleTreeTest {
    /// The inputs and roots that the Certificate Transparency implementations test with.
    static final List<String> INPUTS =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    @DisplayName("D2.4: roots of sizes 0 to 8 are those of Certificate Transparency (RFC 6962)")
    void publishedVectors() {
        var frontier = Frontier.EMPTY;
        assertThat(frontier.root().hex()).isEqualTo(ROOTS.getFirst());
        for (int size = 1; size <= INPUTS.size(); size++) {
            byte[] input = HexFormat.of().parseHex(INPUTS.get(size - 1));
            frontier = frontier.append(MerkleTree.leafHash(input));
            assertThat(frontier.root().hex()).as("size %d", size).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    @DisplayName("D2.4: the frontier's root equals the recursive definition for every size to 300")
    void recursiveDefinition() {
        var leaves = new ArrayList<Hash>();
        var frontier = Frontier.EMPTY;
        for (int size = 1; size <= 300; size++) {
            leaves.add(leaf(size));
            frontier = frontier.append(leaves.getLast());
            assertThat(frontier.root()).as("size %d", size).isEqualTo(recursive(leaves));
            assertThat(MerkleTree.root(leaves)).isEqualTo(frontier.root());
            assertThat(Frontier.of(frontier.size(), frontier.peakBytes())).isEqualTo(frontier);
        }
    }

    @Test
    @DisplayName("a frontier whose peaks don't fit its size is refused")
    void peaksFitTheSize() {
        assertThatThrownBy(() -> new Frontier(3, List.of(leaf(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(1, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Frontier(-1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Hash leaf(int i) {
        return MerkleTree.leafHash(("entry " + i).getBytes(StandardCharsets.UTF_8));
    }

    /// RFC 6962 section 2.1, word for word.
    static Hash recursive(List<Hash> leaves) {
        int n = leaves.size();
        if (n == 0) return MerkleTree.emptyRoot();
        if (n == 1) return leaves.getFirst();
        int k = 1;
        while (k * 2 < n) k *= 2;
        return MerkleTree.nodeHash(
                recursive(leaves.subList(0, k)), recursive(leaves.subList(k, n)));
    }
}
