package org.antin.practiceca;

/// What to send back over HTTP.
///
/// @param status the HTTP status
/// @param contentType for the `Content-Type` header
/// @param body the bytes, not to be changed
public record HttpAnswer(int status, String contentType, byte[] body) {}
