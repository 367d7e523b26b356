package dev.baton.notifications;

/** What the timeline of an order keeps of a message. */
record MessageNote(MessageId message, MessageKind kind) {}
