package dev.baton.channels;

import dev.baton.channels.Lines.Line;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows as they arrive, one after the other, in the order and at the places they have in what they come from. */
interface RowSource {

    /** @return the next row as JSON, empty where there is none at this place; null at the end */
    @Nullable
    Line next() throws IOException;
}
