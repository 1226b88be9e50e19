package dev.quadrel.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TranslatorTest {

    private final Translator translator = Translator.prefix("left_").add("shared", "both");
    private final Predicate<String> known = Set.of("x", "item")::contains;

    @Test
    void translate_putsThePrefix() { // rule 10
        assertThat(translator.translate("x")).isEqualTo("left_x");
        assertThat(translator.translate("shared")).isEqualTo("both");
        assertThat(translator.translate("trame__title")).isEqualTo("trame__title");
        assertThat(translator.translate("on_server_ready")).isEqualTo("on_server_ready");
        assertThat(translator.translate("on_error")).isEqualTo("left_on_error");
        assertThat(Translator.none().translate("x")).isEqualTo("x");
    }

    @Test
    void reverse_takesThePrefixAway() { // rule 10
        assertThat(translator.reverse("left_x")).isEqualTo("x");
        assertThat(translator.reverse("both")).isEqualTo("shared");
        assertThat(translator.reverse("trame__title")).isEqualTo("trame__title");
        assertThat(translator.reverse("right_x")).isEqualTo("right_x");
    }

    @Test
    void reverse_leavesOutWhatItCannotName() { // rule 11
        Map<String, Integer> values = new LinkedHashMap<>();
        values.put("x", 1);
        values.put("left_x", 2);
        values.put("left_shared", 3);
        values.put("both", 4);
        values.put("trame__busy", 5);
        assertThat(translator.reverse(values))
                .containsExactly(Map.entry("x", 2), Map.entry("shared", 4), Map.entry("trame__busy", 5));
    }

    @Test
    void prefix_changes() { // rule 10
        translator.changePrefix("right_");
        assertThat(translator.translate("x")).isEqualTo("right_x");
    }

    @Test
    void expression_isTranslatedPieceByPiece() { // rule 12
        assertThat(JsExpression.translate(translator, known, "x + item.x * 'x' - xx"))
                .isEqualTo("left_x + left_item.left_x * 'left_x' - xx");
        assertThat(JsExpression.translate(translator, known, "set('x', !x ? [x] : {x})"))
                .isEqualTo("set('left_x', !left_x ? [left_x] : {left_x})");
        assertThat(JsExpression.translate(translator, known, "x=1")).isEqualTo("x=1");
        assertThat(JsExpression.translate(translator, known, "")).isEmpty();
    }

    @Test
    void template_isTranslatedWithinBraces() { // rule 12
        assertThat(JsExpression.translateTemplate(translator, known, "x {{ x }} item {{item}} x"))
                .isEqualTo("x {{ left_x }} item {{left_item}} x");
        assertThat(JsExpression.translateTemplate(translator, known, "x {{ x")).isEqualTo("x {{ x");
    }
}
