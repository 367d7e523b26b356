package dev.baton.platform.web;

/**
 * An endpoint that reads its body as a stream, never whole, and may therefore take more of it than others.
 *
 * @param path the whole path, such as /api/v1/orders/bulk
 */
public record LargeBody(String path, long mostBytes) {}
