package dev.quadrel.about;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.query.QueryCodec;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The OpenAPI document against the methods that it describes.
class OpenApiTest {

    private static final String TEXT =
            new String(new OpenApiDocument().at(new BaseUrl("http://h/api/v1")), StandardCharsets.UTF_8);
    private static final JsonNode DOCUMENT = Json.tree(TEXT);
    private static final List<String> OUTSIDE = List.of(BaseUrl.PATH, "admin", "metrics", "health");
    private static final Map<String, Method> METHODS = methods();

    // rule 4
    @Test
    void eachMethodOfTheApi_isDescribedAndNothingElse() {
        Set<String> described = new TreeSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described).containsExactlyElementsOf(METHODS.keySet());
    }

    // rule 4
    @Test
    void theScopesOfAMethod_areThoseThatItRequires() {
        METHODS.forEach((route, method) -> {
            RequiresScope required = method.getAnnotation(RequiresScope.class);
            List<String> scopes = required == null
                    ? List.of()
                    : Stream.of(required.value()).map(Scope::text).toList();
            JsonNode operation = operation(route);
            assertThat(texts(operation.path("x-required-scopes"))).as(route).containsExactlyElementsOf(scopes);
            assertThat(operation.has("security")).as(route).isEqualTo(scopes.isEmpty());
        });
    }

    // rule 4
    @Test
    void theParametersOfAMethod_areDescribed() {
        METHODS.forEach((route, method) -> assertThat(parameters(route))
                .as(route)
                .containsAll(declared(method).collect(Collectors.toSet())));
    }

    // rule 4
    @Test
    void eachConditionOfASearch_isDescribed() {
        Set<String> described = parameters("GET /api/v1/search/{path}").stream()
                .filter(name -> name.startsWith("filter["))
                .map(name -> name.substring("filter[".length(), name.indexOf(']')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).containsExactlyElementsOf(QueryCodec.names());
    }

    // rule 4
    @Test
    void eachReference_leadsSomewhereAndEachComponentIsUsed() {
        Set<String> used = Pattern.compile("\"#(/components/[^\"]+)\"")
                .matcher(TEXT)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>();
        for (String kind : List.of("parameters", "responses", "schemas", "headers")) {
            DOCUMENT.at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(name -> there.add("/components/" + kind + "/" + name));
        }
        assertThat(used).containsExactlyElementsOf(there);
    }

    private static JsonNode operation(String route) {
        String[] words = route.split(" ");
        return DOCUMENT.path("paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT));
    }

    private static Set<String> parameters(String route) {
        return operation(route)
                .path("parameters")
                .valueStream()
                .map(parameter -> DOCUMENT.at(parameter.path("$ref").asText().substring(1)))
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static Stream<String> declared(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? fields(parameter.getType())
                        : queryParameter(parameter));
    }

    private static Stream<String> queryParameter(Parameter parameter) {
        return Stream.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }

    private static Stream<String> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, found -> found != Object.class, Class::getSuperclass)
                .flatMap(found -> Stream.of(found.getDeclaredFields()))
                .map((Field field) -> field.getAnnotation(QueryParam.class))
                .flatMap(Stream::ofNullable)
                .map(QueryParam::value);
    }

    /// By method and path, as the document has them.
    private static Map<String, Method> methods() {
        Map<String, Method> methods = new TreeMap<>();
        new ClassFileImporter()
                .importPath(java.nio.file.Path.of("target/classes")).stream()
                        .filter(found -> found.isAnnotatedWith(Path.class))
                        .map(found -> found.reflect())
                        .forEach(type -> add(type, methods));
        return methods;
    }

    private static void add(Class<?> type, Map<String, Method> methods) {
        String root = type.getAnnotation(Path.class).value();
        if (OUTSIDE.stream().noneMatch(root::startsWith) && type.getPackage() != OpenApiTest.class.getPackage()) {
            return;
        }
        for (Method method : type.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (http != null) {
                    Path path = method.getAnnotation(Path.class);
                    methods.put(http.value() + " " + route(root, path == null ? "" : path.value()), method);
                }
            }
        }
    }

    private static String route(String root, String rest) {
        String whole = "/" + root + (rest.isEmpty() ? "" : "/" + rest);
        return whole.equals("/" + BaseUrl.PATH) ? whole + "/" : whole.replace("{path: (/.*)?}", "/{path}");
    }
}
