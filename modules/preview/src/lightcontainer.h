#pragma once

#include <QFont>
#include <QHash>
#include <QImage>
#include <QRectF>
#include <QString>

#include <litehtml.h>

#include <functional>
#include <memory>

class QPainter;

namespace zhijian::preview {

/// A piece of text or a picture where it was laid out, in CSS pixels from the top left of the article.
struct LightRun
{
    QRectF place;
    QString text; ///< Empty for a picture.
};

/// What litehtml draws to: a painter, or nothing but a list of what would have been drawn.
struct LightTarget
{
    QPainter *painter = nullptr;
    QList<LightRun> *runs = nullptr;
    bool isDark = false;
};

/// Gives litehtml fonts, colours and pictures from Qt. It loads nothing: pictures are data: texts, every other address,
/// style sheet and import stays empty; links do nothing. One thread at a time.
class LightContainer final : public litehtml::document_container
{
public:
    explicit LightContainer(QSizeF window) : m_window(window) {}

    litehtml::uint_ptr create_font(const litehtml::font_description &wanted, const litehtml::document *document, litehtml::font_metrics *metrics) override;
    void delete_font(litehtml::uint_ptr font) override;
    litehtml::pixel_t text_width(const char *text, litehtml::uint_ptr font) override;
    void draw_text(litehtml::uint_ptr target, const char *text, litehtml::uint_ptr font, litehtml::web_color colour, const litehtml::position &place) override;
    litehtml::pixel_t pt_to_px(float points) const override { return points * 96 / 72; }
    litehtml::pixel_t get_default_font_size() const override { return 16; }
    const char *get_default_font_name() const override { return "sans-serif"; }
    void draw_list_marker(litehtml::uint_ptr target, const litehtml::list_marker &marker) override;
    void load_image(const char *, const char *, bool) override {}
    void get_image_size(const char *address, const char *base, litehtml::size &size) override;
    void draw_image(litehtml::uint_ptr target, const litehtml::background_layer &layer, const std::string &address, const std::string &base) override;
    void draw_solid_fill(litehtml::uint_ptr target, const litehtml::background_layer &layer, const litehtml::web_color &colour) override;
    void draw_linear_gradient(litehtml::uint_ptr target, const litehtml::background_layer &layer,
                              const litehtml::background_layer::linear_gradient &gradient) override;
    void draw_radial_gradient(litehtml::uint_ptr target, const litehtml::background_layer &layer,
                              const litehtml::background_layer::radial_gradient &gradient) override;
    void draw_conic_gradient(litehtml::uint_ptr target, const litehtml::background_layer &layer,
                             const litehtml::background_layer::conic_gradient &gradient) override;
    void draw_borders(litehtml::uint_ptr target, const litehtml::borders &borders, const litehtml::position &place, bool isRoot) override;

    void set_caption(const char *) override {}
    void set_base_url(const char *) override {}
    void link(const std::shared_ptr<litehtml::document> &, const litehtml::element::ptr &) override {}
    void on_anchor_click(const char *, const litehtml::element::ptr &) override {}
    void on_mouse_event(const litehtml::element::ptr &, litehtml::mouse_event) override {}
    void set_cursor(const char *) override {}
    void transform_text(litehtml::string &text, litehtml::text_transform transform) override;
    void import_css(litehtml::string &text, const litehtml::string &, litehtml::string &) override { text.clear(); }
    void set_clip(const litehtml::position &place, const litehtml::border_radiuses &radius) override;
    void del_clip() override;
    void get_viewport(litehtml::position &window) const override;
    litehtml::element::ptr create_element(const char *, const litehtml::string_map &, const std::shared_ptr<litehtml::document> &) override { return nullptr; }
    void get_media_features(litehtml::media_features &media) const override;
    void get_language(litehtml::string &language, litehtml::string &culture) const override;
    void split_text(const char *text, const std::function<void(const char *)> &word, const std::function<void(const char *)> &space) override;

    /// The target of the drawing that comes next; clips have none of their own.
    void begin(const LightTarget &target);
    void setWindow(QSizeF window) { m_window = window; }

private:
    struct Face;
    [[nodiscard]] const QImage &picture(const std::string &address);
    [[nodiscard]] QColor colourOf(const litehtml::web_color &colour) const;

    QSizeF m_window;
    LightTarget m_target;
    int m_clips = 0; ///< Begun and not ended.
    QHash<QByteArray, QImage> m_pictures;
};

} // namespace zhijian::preview
