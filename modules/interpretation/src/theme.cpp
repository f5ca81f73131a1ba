#include "interpretation/theme.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

const QHash<QString, QStringList> &allShapes()
{
    static const QHash<QString, QStringList> shapes{
        {u"heading"_s, {u"flanked"_s, u"numbered"_s, u"plain"_s}},
        {u"steps"_s, {u"rail"_s, u"cards"_s, u"ledger"_s}},
        {u"timeline"_s, {u"rail"_s, u"columns"_s}},
        {u"compare"_s, {u"table"_s, u"panels"_s}},
    };
    return shapes;
}

/// Replaces {name} by the colour. The first unknown name is the error.
Result<QString> withColors(QString style, const QHash<QString, QString> &colors)
{
    static const QRegularExpression variable(uR"(\{(\w+)\})"_s);
    for (QRegularExpressionMatch match; (match = variable.match(style)).hasMatch();) {
        const auto color = colors.constFind(match.captured(1));
        if (color == colors.constEnd())
            return failure(ErrorCode::InvalidInput, u"主题里没有颜色“%1”"_s.arg(match.captured(1)));
        style.replace(match.capturedStart(), match.capturedLength(), *color);
    }
    static const QRegularExpression forbidden(u"[<>\"\\\\@&]|url\\(|expression|position\\s*:|/\\*"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch match = forbidden.match(style); match.hasMatch())
        return failure(ErrorCode::InvalidInput, u"主题样式里不能写“%1”"_s.arg(match.captured()));
    return style;
}

QHash<QString, QString> texts(const QJsonObject &object)
{
    QHash<QString, QString> result;
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key(), it.value().toString());
    return result;
}

Result<QJsonObject> objectOf(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return failure(ErrorCode::InvalidInput, u"主题文件不是有效的 JSON:%1"_s.arg(error.errorString()));
    return document.object();
}

} // namespace

QList<Declaration> declarations(const QString &style)
{
    // A later declaration replaces an earlier one of the same name; "unset" removes it.
    QList<Declaration> result;
    const QStringList all = style.split(u';', Qt::SkipEmptyParts);
    for (const QString &one : all) {
        const qsizetype colon = one.indexOf(u':');
        if (colon < 0)
            continue;
        const Declaration declaration{one.first(colon).trimmed(), one.sliced(colon + 1).trimmed()};
        const auto it = std::ranges::find(result, declaration.name, &Declaration::name);
        if (it != result.end())
            *it = declaration;
        else
            result.append(declaration);
    }
    result.removeIf([](const Declaration &one) { return one.value == "unset"_L1; });
    return result;
}

QString styleText(const QList<Declaration> &declarations)
{
    QString result;
    for (const Declaration &one : declarations) {
        if (!result.isEmpty())
            result += u';';
        result += one.name + u':' + one.value;
    }
    return result;
}

Result<Theme> Theme::fromJson(const QByteArray &base, const QByteArray &json)
{
    const Result<QJsonObject> baseObject = objectOf(base);
    if (!baseObject)
        return failure(baseObject);
    const Result<QJsonObject> object = objectOf(json);
    if (!object)
        return failure(object);
    Theme theme;
    theme.m_id = object->value("id"_L1).toString();
    theme.m_name = object->value("name"_L1).toString();
    theme.m_description = object->value("description"_L1).toString();
    theme.m_colors = texts(object->value("colors"_L1).toObject());
    theme.m_shapes = texts(object->value("shapes"_L1).toObject());
    theme.m_marks = texts(object->value("marks"_L1).toObject());
    if (theme.m_id.isEmpty() || theme.m_name.isEmpty())
        return failure(ErrorCode::InvalidInput, u"主题缺少 id 或 name"_s);
    for (const QString &name : {u"accent"_s, u"tint"_s, u"text"_s})
        if (!theme.m_colors.contains(name))
            return failure(ErrorCode::InvalidInput, u"主题里没有颜色“%1”"_s.arg(name));
    for (auto it = allShapes().cbegin(); it != allShapes().cend(); ++it)
        if (!it.value().contains(theme.m_shapes.value(it.key())))
            return failure(ErrorCode::InvalidInput, u"主题的“%1”没有这种形状"_s.arg(it.key()));
    QHash<QString, QString> styles = texts(baseObject->value("styles"_L1).toObject());
    const QHash<QString, QString> own = texts(object->value("styles"_L1).toObject());
    for (auto it = own.cbegin(); it != own.cend(); ++it)
        styles[it.key()] += u';' + it.value();
    for (auto it = styles.cbegin(); it != styles.cend(); ++it) {
        const Result<QString> style = withColors(*it, theme.m_colors);
        if (!style)
            return failure(ErrorCode::InvalidInput, u"%1：%2"_s.arg(it.key(), style.error().detail));
        theme.m_styles.insert(it.key(), declarations(*style));
    }
    return theme;
}

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/zhijian/themes/%1.json"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<Theme> loadThemes()
{
    QList<Theme> result;
    const QByteArray base = resource(u"base"_s);
    for (const QString &id : {u"solemn-red"_s, u"clear-blue"_s, u"pastoral-green"_s, u"ink-paper"_s, u"bright-orange"_s, u"gazette"_s}) {
        const Result<Theme> theme = Theme::fromJson(base, resource(id));
        Q_ASSERT_X(theme, "themes", theme ? "" : qPrintable(QString(id + u' ' + theme.error().detail)));
        if (theme)
            result.append(*theme);
    }
    return result;
}

} // namespace

Result<Theme> Theme::changed(const QString &baseId, const ThemeChanges &changes)
{
    const Result<QJsonObject> built = objectOf(resource(themeOf(baseId).id()));
    if (!built)
        return failure(built);
    QJsonObject object = *built;
    object["id"_L1] = changes.id;
    object["name"_L1] = changes.name;
    const auto overlay = [&object](QLatin1StringView key, const QHash<QString, QString> &values) {
        QJsonObject inner = object.value(key).toObject();
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            inner[it.key()] = it.value();
        object[key] = inner;
    };
    overlay("colors"_L1, changes.colors);
    overlay("shapes"_L1, changes.shapes);
    QJsonObject styles = object.value("styles"_L1).toObject();
    for (const auto &[part, style] : changes.styles)
        styles[part] = QString(styles.value(part).toString() + u';' + style);
    object["styles"_L1] = styles;
    return fromJson(resource(u"base"_s), QJsonDocument(object).toJson());
}

QStringList Theme::knownShapes(const QString &block)
{
    return allShapes().value(block);
}

const QList<Theme> &themes()
{
    static const QList<Theme> all = loadThemes();
    return all;
}

const Theme &themeOf(const QString &id)
{
    for (const Theme &theme : themes())
        if (theme.id() == id)
            return theme;
    return themes().first();
}

} // namespace zhijian::interpretation
