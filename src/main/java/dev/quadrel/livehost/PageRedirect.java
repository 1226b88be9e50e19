package dev.quadrel.livehost;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Leads to the page from the folder it is in, with the query, as the original does.
final class PageRedirect extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final String name;

    private PageRedirect(String name) {
        this.name = name;
    }

    static void mount(ServletContext context, String root) {
        String[] paths = root.isEmpty() ? new String[] {""} : new String[] {root, root + "/"};
        context.addServlet("page " + root + "/", new PageRedirect(root.substring(Math.min(1, root.length()))))
                .addMapping(paths);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String page = request.getRequestURI().endsWith("/") ? "index.html" : name + "/index.html";
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", query == null ? page : page + "?" + query);
    }
}
