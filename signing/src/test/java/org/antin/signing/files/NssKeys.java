package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Program;

import java.nio.file.Files;
import java.nio.file.Path;

/// A signer's key and certificates as NSS keeps them, for programs that sign with it.
final class NssKeys {
    private NssKeys() {}

    /// @return a folder; the key's name is `signer`
    static Path of(Desk desk) throws Exception {
        Path nss = Files.createTempDirectory(desk.dir, "nss");
        String p12 = nss.resolve("signer.p12").toString();
        String database = "sql:" + nss;
        run(
                desk,
                "openssl",
                "pkcs12",
                "-export",
                "-in",
                desk.pem(),
                "-out",
                p12,
                "-name",
                "signer",
                "-passout",
                "pass:once");
        run(desk, "certutil", "-N", "-d", database, "--empty-password");
        run(desk, "pk12util", "-d", database, "-i", p12, "-W", "once");
        run(
                desk,
                "certutil",
                "-A",
                "-d",
                database,
                "-n",
                "root",
                "-t",
                "CT,C,C",
                "-i",
                desk.root());
        return nss;
    }

    private static void run(Desk desk, String... command) throws Exception {
        var said = Program.run(desk.dir, command);
        assertThat(said.exit()).as(said.text()).isZero();
    }
}
