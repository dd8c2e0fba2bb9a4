package org.antin.document;

/// The writing side of pictures; only their desk uses it.
public interface MarkPictureRecords {
    /// Takes the place of the one there was.
    void put(MarkOwner owner, MarkPicture picture);

    /// False when there was none.
    boolean remove(MarkOwner owner);
}
