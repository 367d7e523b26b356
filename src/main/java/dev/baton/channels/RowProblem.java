package dev.baton.channels;

import dev.baton.platform.Invalid;
import java.util.List;

/**
 * Why a row failed.
 *
 * @param type stable, such as /problems/invalid-request
 * @param detail for people
 * @param errors the fields, as the row names them
 */
public record RowProblem(String type, String detail, List<Fault> errors) {

    /** What is the matter with one field. */
    public record Fault(String field, String message) {

        static Fault of(Invalid.Field field) {
            return new Fault(field.field(), field.message());
        }
    }

    public RowProblem {
        errors = List.copyOf(errors);
    }

    static RowProblem of(Invalid invalid) {
        var fields = invalid.fields();
        var detail = fields.size() == 1
                ? "%s %s"
                        .formatted(fields.getFirst().field(), fields.getFirst().message())
                        .strip()
                : "%d fields need correction.".formatted(fields.size());
        return new RowProblem(
                "/problems/invalid-request",
                detail,
                fields.stream().map(Fault::of).toList());
    }
}
