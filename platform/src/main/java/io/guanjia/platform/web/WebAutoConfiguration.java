package io.guanjia.platform.web;

import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// HTTP habits for every service that is a servlet application.
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
@Import({ProblemAdvice.class, ProblemErrorController.class})
class WebAutoConfiguration {

    /// After the security filters: who may not come in gets no body read.
    private static final int AFTER_SECURITY = 0;

    @Bean
    JsonMapperBuilderCustomizer commonJson() {
        return Json::common;
    }

    @Bean
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper json) {
        JsonMapper strict = Json.strict(json.rebuild()).build();
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }

    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver locales = new AcceptHeaderLocaleResolver();
        locales.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH));
        locales.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return locales;
    }

    @Bean
    ProblemWriter problemWriter(
            @Value("${spring.application.name}") String service,
            ObjectProvider<ProblemCatalog<? extends Refusal>> catalogs,
            LocaleResolver locales,
            JsonMapper json) {
        List<ProblemCatalog<?>> all = Stream.concat(Stream.of(new CommonProblems()), catalogs.orderedStream())
                .toList();
        return new ProblemWriter(service.replaceFirst("-service$", ""), all, titles(), locales, json);
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(WebProperties properties, ProblemWriter problems) {
        FilterRegistrationBean<BodyFilter> filter = new FilterRegistrationBean<>(
                new BodyFilter(Math.toIntExact(properties.maxBody().toBytes()), problems));
        filter.setOrder(AFTER_SECURITY);
        return filter;
    }

    @Bean
    WebMvcConfigurer callArguments(Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallResolver(clock));
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverterFactory(new KebabEnums());
            }
        };
    }

    private static MessageSource titles() {
        ResourceBundleMessageSource titles = new ResourceBundleMessageSource();
        titles.setBasenames("problems", "io.guanjia.platform.web.problems");
        titles.setDefaultEncoding("UTF-8");
        titles.setFallbackToSystemLocale(false);
        return titles;
    }
}
