#pragma once

#include "core/result.h"

#include <QHash>
#include <QList>
#include <QString>

namespace zhijian::interpretation {

/// One property of a style: "font-size" and "16px".
struct Declaration
{
    QString name;
    QString value;

    bool operator==(const Declaration &) const = default;
};

/// "font-size:16px;color:#333" and back.
[[nodiscard]] QList<Declaration> declarations(const QString &style);
[[nodiscard]] QString styleText(const QList<Declaration> &declarations);

/// What an office changes of a built-in theme (themesheet.h). Values are finished: no {name} in them.
struct ThemeChanges
{
    QString id;
    QString name;
    QHash<QString, QString> colors;
    QHash<QString, QString> shapes;
    QList<std::pair<QString, QString>> styles; ///< Part and declarations, in their order
};

/// How an interpretation looks: a shape for each kind of block, a style for each part of a shape, and the ornaments.
/// A value, read from resources/themes/<id>.json over base.json (README.md there). Styles load nothing.
class Theme
{
public:
    /// InvalidInput names what is wrong: no JSON, an unknown colour or shape, a style that would load something.
    [[nodiscard]] static Result<Theme> fromJson(const QByteArray &base, const QByteArray &json);

    /// The built-in theme with these changes laid over it.
    [[nodiscard]] static Result<Theme> changed(const QString &baseId, const ThemeChanges &changes);
    /// The variants of a block; empty when it has none.
    [[nodiscard]] static QStringList knownShapes(const QString &block);

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] QString name() const { return m_name; }
    /// One line for the theme list.
    [[nodiscard]] QString description() const { return m_description; }
    /// "#rrggbb"; empty when there is none. Every theme has "accent", "tint" and "text".
    [[nodiscard]] QString color(const QString &name) const { return m_colors.value(name); }
    /// Which variant of a block is drawn: "heading", "steps" ... -> "rail", "cards" ...
    [[nodiscard]] QString shape(const QString &block) const { return m_shapes.value(block); }
    /// An ornament made of characters: "bullet", "rule" ...; may be empty.
    [[nodiscard]] QString mark(const QString &name) const { return m_marks.value(name); }
    /// In the order they are written; empty when the theme says nothing about the part.
    [[nodiscard]] QList<Declaration> style(const QString &part) const { return m_styles.value(part); }
    /// Every part that the theme says something about.
    [[nodiscard]] QStringList parts() const { return m_styles.keys(); }

    bool operator==(const Theme &) const = default;

private:
    QString m_id;
    QString m_name;
    QString m_description;
    QHash<QString, QString> m_colors;
    QHash<QString, QString> m_shapes;
    QHash<QString, QString> m_marks;
    QHash<QString, QList<Declaration>> m_styles;
};

/// The themes that come with the program, the default first.
[[nodiscard]] const QList<Theme> &themes();
/// The theme with this id, or the default when there is none (an older office may name a theme that is gone).
[[nodiscard]] const Theme &themeOf(const QString &id);

} // namespace zhijian::interpretation
