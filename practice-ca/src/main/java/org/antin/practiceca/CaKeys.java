package org.antin.practiceca;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;

/// The four key pairs a practice CA works with, kept in its own folder.
record CaKeys(KeyPair root, KeyPair issuing, KeyPair ocsp, KeyPair tsa) {
    static final List<String> NAMES = List.of("root", "issuing", "ocsp", "tsa");

    /// Takes the keys from the pool and keeps copies in `folder` (owner only), so that the CA goes
    /// on working when the pool is made anew.
    static CaKeys adopt(KeyPool pool, Path folder) {
        DurableFiles.makePrivateFolder(folder);
        for (String name : NAMES) {
            DurableFiles.writePrivate(
                    folder.resolve(name + ".p8"), pool.named(name).getPrivate().getEncoded());
        }
        return load(folder);
    }

    static CaKeys load(Path folder) {
        var pairs =
                NAMES.stream()
                        .map(name -> folder.resolve(name + ".p8"))
                        .peek(CaKeys::mustExist)
                        .map(KeyPool::read)
                        .toList();
        return new CaKeys(pairs.get(0), pairs.get(1), pairs.get(2), pairs.get(3));
    }

    private static void mustExist(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("the practice CA lost its key file " + file);
        }
    }

    /// No key material in any log.
    @Override
    public String toString() {
        return "CaKeys[…]";
    }
}
