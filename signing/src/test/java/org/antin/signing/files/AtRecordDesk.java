package org.antin.signing.files;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Each test with a clock and an authority of its own: years pass.
abstract class AtRecordDesk {
    @TempDir Path dir;
    RecordDesk desk;

    @BeforeEach
    void open() {
        desk = new RecordDesk(dir);
    }

    @AfterEach
    void close() {
        desk.close();
    }
}
