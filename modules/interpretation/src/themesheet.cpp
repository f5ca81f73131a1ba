#include "interpretation/themesheet.h"

#include "sheetparser.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

QString blockNameOf(const QString &part)
{
    static const QHash<QString, QString> names{
        {u"title"_s, u"标题卡"_s}, {u"h2"_s, u"小标题"_s}, {u"h3"_s, u"三级标题"_s}, {u"h4"_s, u"四级标题"_s}, {u"p"_s, u"段落"_s},
        {u"list"_s, u"列表"_s}, {u"li"_s, u"列表"_s}, {u"quote"_s, u"引文"_s}, {u"code"_s, u"原样文字"_s}, {u"rule"_s, u"分隔线"_s},
        {u"table"_s, u"表格"_s}, {u"th"_s, u"表头"_s}, {u"td"_s, u"表格"_s}, {u"block"_s, u"图解块"_s}, {u"figures"_s, u"数字卡"_s},
        {u"steps"_s, u"步骤"_s}, {u"timeline"_s, u"时间线"_s}, {u"qa"_s, u"问答"_s}, {u"compare"_s, u"对照"_s}, {u"contact"_s, u"联系方式"_s},
        {u"chart"_s, u"图表"_s}, {u"flow"_s, u"流程图"_s}, {u"org"_s, u"组织图"_s}, {u"policy"_s, u"相关政策"_s}, {u"ai"_s, u"AI 标识"_s},
        {u"picture"_s, u"图片"_s}, {u"image"_s, u"图片"_s}, {u"map"_s, u"地图"_s}, {u"cite"_s, u"条文"_s}, {u"body"_s, u"整页"_s}, {u"article"_s, u"整篇"_s},
        {u"strong"_s, u"加粗"_s}, {u"emphasis"_s, u"强调"_s}, {u"strike"_s, u"删除线"_s}, {u"link"_s, u"链接"_s}};
    return names.value(part.section(u'.', 0, 0), u"其他"_s);
}

bool isPart(const QString &name)
{
    return std::ranges::any_of(themeParts(), [&name](const ThemePart &part) { return part.name == name; });
}

/// How many characters must be changed; more than `most` is as good as none.
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.last();
}

QString nearest(const QString &word, const QStringList &words)
{
    QString best;
    int least = 3;
    for (const QString &one : words)
        if (const int far = distance(word, one); far < least) {
            least = far;
            best = one;
        }
    return best.isEmpty() ? QString() : u"，是不是“%1”？"_s.arg(best);
}

/// What is wrong with a value; empty when nothing is that can be seen without a browser.
QString valueFault(const QString &value)
{
    static const QRegularExpression forbidden(u"[<>\\\\@&{}]|url\\(|expression|javascript:"_s, QRegularExpression::CaseInsensitiveOption);
    if (value.isEmpty())
        return u"冒号后面没有值"_s;
    if (const auto match = forbidden.match(value); match.hasMatch())
        return u"不能写“%1”：主题不能引用外部内容"_s.arg(match.captured());
    if (value.count(u'(') != value.count(u')'))
        return u"括号不成对"_s;
    if (value.count(u'\'') % 2 != 0)
        return u"引号不成对"_s;
    static const QRegularExpression color(u"#(\\w*)"_s);
    for (const QRegularExpressionMatch &match : color.globalMatch(value)) {
        static const QRegularExpression hexadecimal(u"\\A(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\\z"_s);
        if (!hexadecimal.match(match.captured(1)).hasMatch())
            return u"颜色“%1”不对，要写成 #c00 或 #cc0000"_s.arg(match.captured());
    }
    static const QRegularExpression length(u"(?<![\\w#.-])-?\\d*\\.?\\d+([a-zA-Z]+)"_s);
    static const QStringList units{u"px"_s, u"em"_s, u"rem"_s, u"deg"_s, u"pt"_s, u"vw"_s};
    QString plain = value;
    plain.remove(QRegularExpression(u"'[^']*'|#\\w+"_s));
    for (const QRegularExpressionMatch &match : length.globalMatch(plain))
        if (!units.contains(match.captured(1).toLower()))
            return u"“%1”的单位不对，常用 px、em"_s.arg(match.captured());
    return {};
}

class Reader
{
public:
    Reader(const OfficeTheme &theme, const QString &themeId) : m_base(themeOf(theme.base))
    {
        m_changes.id = themeId.isEmpty() ? u"office"_s : themeId;
        m_changes.name = theme.name.isEmpty() ? u"未命名主题"_s : theme.name;
    }

    ThemeSheet read(const OfficeTheme &theme)
    {
        const ParsedSheet sheet = parseSheet(theme.css);
        m_problems = sheet.problems;
        // Colours first: a rule may stand above :root.
        for (const SheetRule &rule : sheet.rules)
            if (rule.selector == ":root"_L1)
                readRoot(rule);
        for (const SheetRule &rule : sheet.rules)
            if (rule.selector != ":root"_L1)
                readRule(rule);
        std::ranges::stable_sort(m_problems, {}, &SheetProblem::line);
        auto built = Theme::changed(m_base.id(), m_changes);
        if (!built) { // What the checks above let through: the built-in theme instead of nothing
            note(1, {}, built.error().detail);
            ThemeChanges only{.id = m_changes.id, .name = m_changes.name, .colors = {}, .shapes = {}, .styles = {}};
            built = Theme::changed(m_base.id(), only);
        }
        return {built ? *built : m_base, m_problems};
    }

private:
    void note(int line, const QString &rule, const QString &message, bool isBlocking = true)
    {
        m_problems.append({line, rule, message, isBlocking});
    }

    void readRoot(const SheetRule &rule)
    {
        for (const SheetDeclaration &one : rule.declarations) {
            static const QRegularExpression hexadecimal(u"\\A#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\\z"_s);
            if (one.name.startsWith("--shape-"_L1)) {
                const QString shape = one.name.sliced(8);
                if (const QStringList known = Theme::knownShapes(shape); known.contains(one.value))
                    m_changes.shapes.insert(shape, one.value);
                else
                    note(one.line, rule.selector, known.isEmpty() ? u"没有“%1”这种形状设置"_s.arg(one.name)
                                                                  : u"“%1”只能是 %2"_s.arg(one.name, known.join(u'、')));
            } else if (!one.name.startsWith("--"_L1)) {
                note(one.line, rule.selector, u":root 里只写颜色，如 --accent: #c00；“%1”请写在具体的部分里"_s.arg(one.name));
            } else if (!hexadecimal.match(one.value).hasMatch()) {
                note(one.line, rule.selector, u"颜色“%1”不对，要写成 #c00 或 #cc0000"_s.arg(one.value));
            } else {
                m_changes.colors.insert(one.name.sliced(2), one.value.toLower());
            }
        }
    }

    /// var(--accent) -> {accent}, as the theme files write it.
    QString withColors(const SheetDeclaration &one, const QString &rule, QString value)
    {
        static const QRegularExpression variable(u"var\\(\\s*--([\\w-]+)\\s*\\)"_s);
        for (QRegularExpressionMatch match; (match = variable.match(value)).hasMatch();) {
            const QString name = match.captured(1);
            if (m_base.color(name).isEmpty() && !m_changes.colors.contains(name)) {
                note(one.line, rule, u"没有定义颜色 --%1，请在 :root 里写上"_s.arg(name));
                return {};
            }
            value.replace(match.capturedStart(), match.capturedLength(), m_changes.colors.value(name, m_base.color(name)));
        }
        return value;
    }

    void readRule(const SheetRule &rule)
    {
        QStringList parts;
        for (QString name : rule.selector.split(u',')) {
            name = name.simplified();
            if (name.startsWith(u'.'))
                name = name.sliced(1);
            if (isPart(name)) {
                parts.append(name);
                continue;
            }
            QStringList names;
            for (const ThemePart &part : themeParts())
                names.append(part.name);
            note(rule.line, rule.selector, u"没有“%1”这个部分%2"_s.arg(name, nearest(name, names)));
        }
        QString style;
        for (const SheetDeclaration &one : rule.declarations) {
            QString value = one.value;
            if (value.endsWith("!important"_L1)) {
                note(one.line, rule.selector, u"不需要写 !important，已忽略"_s, false);
                value = value.chopped(10).trimmed();
            }
            if (!sheetProperties().contains(one.name)) {
                note(one.line, rule.selector, u"不能用属性“%1”%2"_s.arg(one.name, nearest(one.name, sheetProperties())));
                continue;
            }
            value.replace(u'"', u'\'');
            if (value.contains("var("_L1) && (value = withColors(one, rule.selector, value)).isEmpty())
                continue;
            if (const QString fault = valueFault(value); !fault.isEmpty()) {
                note(one.line, rule.selector, u"%1：%2"_s.arg(one.name, fault));
                continue;
            }
            style += one.name + u':' + value + u';';
        }
        for (const QString &part : std::as_const(parts))
            m_changes.styles.append({part, style});
    }

    const Theme &m_base;
    ThemeChanges m_changes;
    QList<SheetProblem> m_problems;
};

} // namespace

bool ThemeSheet::isBlocked() const
{
    return std::ranges::any_of(problems, &SheetProblem::isBlocking);
}

QString ThemeSheet::reason() const
{
    const auto first = std::ranges::find_if(problems, &SheetProblem::isBlocking);
    if (first == problems.cend())
        return {};
    return u"版式主题“%1”第 %2 行%3：%4"_s.arg(theme.name()).arg(first->line).arg(first->rule.isEmpty() ? QString() : QString(u' ' + first->rule), first->message);
}

ThemeSheet readThemeSheet(const OfficeTheme &theme, const QString &themeId)
{
    return Reader(theme, themeId).read(theme);
}

QList<SheetProblem> platformProblems(const OfficeTheme &theme, const rules::OutputProfile &profile)
{
    QList<SheetProblem> problems;
    for (const SheetRule &rule : parseSheet(theme.css).rules) {
        if (rule.selector == ":root"_L1)
            continue;
        for (const SheetDeclaration &one : rule.declarations) {
            QString bare = one.value.toLower();
            bare.remove(u' ');
            if (sheetProperties().contains(one.name) && !profile.styles.contains(one.name))
                problems.append({one.line, rule.selector, u"公众号会去掉“%1”，发布后没有这个效果"_s.arg(one.name)});
            for (const QString &forbidden : profile.forbiddenValues)
                if (bare.contains(forbidden))
                    problems.append({one.line, rule.selector, u"公众号不允许“%1”"_s.arg(forbidden)});
        }
    }
    return problems;
}

QString beginningSheet(const QString &baseId)
{
    const Theme &base = themeOf(baseId);
    QString sheet = u"/* 在“%1”的基础上改。写在这里的优先，没写的照旧。 */\n:root {\n"_s.arg(base.name());
    static const QList<std::pair<QString, QString>> colors{{u"accent"_s, u"主色"_s}, {u"deep"_s, u"深色，用在标题"_s}, {u"tint"_s, u"浅底色"_s},
                                                           {u"text"_s, u"正文"_s}, {u"muted"_s, u"次要文字"_s}, {u"line"_s, u"细线"_s}};
    for (const auto &[name, meaning] : colors)
        if (const QString color = base.color(name); !color.isEmpty())
            sheet += u"  --%1: %2; /* %3 */\n"_s.arg(name, color, meaning);
    sheet += u"}\n\n/* 例：小标题再大一号 */\nh2.box {\n  font-size: 19px;\n}\n"_s;
    return sheet;
}

const QList<ThemePart> &themeParts()
{
    static const QList<ThemePart> all = [] {
        QStringList names;
        for (const Theme &theme : themes())
            for (const QString &part : theme.parts())
                if (!names.contains(part))
                    names.append(part);
        names.sort();
        QList<ThemePart> parts;
        for (const QString &name : std::as_const(names))
            parts.append({name, blockNameOf(name)});
        return parts;
    }();
    return all;
}

const QStringList &sheetProperties()
{
    // What one element may say about itself without leaving the flow of the text.
    static const QStringList all{
        u"align-items"_s, u"background"_s, u"background-color"_s, u"border"_s, u"border-bottom"_s, u"border-collapse"_s, u"border-color"_s,
        u"border-left"_s, u"border-radius"_s, u"border-right"_s, u"border-style"_s, u"border-top"_s, u"border-width"_s, u"box-shadow"_s,
        u"box-sizing"_s, u"color"_s, u"display"_s, u"flex"_s, u"flex-direction"_s, u"flex-wrap"_s, u"font-family"_s, u"font-size"_s,
        u"font-style"_s, u"font-weight"_s, u"height"_s, u"justify-content"_s, u"letter-spacing"_s, u"line-height"_s, u"margin"_s,
        u"margin-bottom"_s, u"margin-left"_s, u"margin-right"_s, u"margin-top"_s, u"max-width"_s, u"min-width"_s, u"opacity"_s, u"overflow"_s,
        u"overflow-wrap"_s, u"padding"_s, u"padding-bottom"_s, u"padding-left"_s, u"padding-right"_s, u"padding-top"_s, u"table-layout"_s,
        u"text-align"_s, u"text-decoration"_s, u"text-indent"_s, u"text-shadow"_s, u"transform"_s, u"vertical-align"_s, u"white-space"_s,
        u"width"_s, u"word-break"_s};
    return all;
}

} // namespace zhijian::interpretation
