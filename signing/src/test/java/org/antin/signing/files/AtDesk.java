package org.antin.signing.files;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Tests of one class at one desk: its signer, its practice CA, the time of today.
abstract class AtDesk {
    @TempDir static Path dir;
    static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk(dir);
    }

    @AfterAll
    static void close() {
        desk.close();
    }
}
