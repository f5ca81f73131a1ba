#include "interpretation/pictures.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

constexpr qsizetype BeginningBytes = 8;

/// Collects from one block with all that stands in it.
class UseReader
{
public:
    QList<PictureUse> uses;

    void read(const QList<Block> &blocks)
    {
        for (const Block &block : blocks) {
            const int before = std::exchange(m_line, block.firstLine);
            std::visit([this](const auto &content) { read(content); }, block.content);
            m_line = before;
        }
    }

private:
    void read(const Inlines &inlines)
    {
        for (const Inline &one : inlines) {
            if (one.kind == Inline::Kind::Image)
                uses.append({.target = one.target, .alternative = one.text, .caption = {}, .source = {}, .line = m_line});
            read(one.children);
        }
    }
    void read(const Inlines &inlines, int line)
    {
        const int before = std::exchange(m_line, line > 0 ? line : m_line);
        read(inlines);
        m_line = before;
    }
    void read(const Heading &one) { read(one.content); }
    void read(const Paragraph &one) { read(one.content); }
    void read(const Bullets &one)
    {
        for (const QList<Block> &item : one.items)
            read(item);
    }
    void read(const Quote &one) { read(one.blocks); }
    void read(const Citation &one) { read(one.blocks); }
    void read(const Table &one)
    {
        for (const Inlines &cell : one.header)
            read(cell);
        for (const QList<Inlines> &row : one.rows)
            for (const Inlines &cell : row)
                read(cell);
    }
    void read(const Questions &one)
    {
        for (const Questions::Item &item : one.items) {
            read(item.question, item.line);
            read(item.answer);
        }
    }
    void read(const Steps &one)
    {
        for (const Steps::Item &item : one.items) {
            read(item.title, item.line);
            read(item.detail);
        }
    }
    void read(const Timeline &one)
    {
        for (const Timeline::Item &item : one.items)
            read(item.text, item.line);
    }
    void read(const Comparison &one)
    {
        for (const Comparison::Row &row : one.rows)
            for (const Inlines *cell : {&row.subject, &row.before, &row.after})
                read(*cell, row.line);
    }
    void read(const Contact &one)
    {
        for (const Contact::Item &item : one.items)
            read(item.value, item.line);
    }
    void read(const Structure &one)
    {
        for (const Structure::Item &item : one.items)
            read(item.text, item.line);
    }
    void read(const Picture &one)
    {
        uses.append({one.target, one.alternative, one.caption, one.source, m_line, one.isMap, true});
    }
    void read(const Code &) {}
    void read(const Rule &) {}
    void read(const Figures &) {}
    void read(const Chart &) {}
    void read(const RunDown &one)
    {
        for (const RunDown::Item &item : one.items)
            for (const Inlines *cell : {&item.segment, &item.note})
                read(*cell, item.line);
    }
    void read(const Subtitles &) {}
    void read(const WordList &) {}
    void read(const TitleCard &) {}

    int m_line = 0;
};

bool isWeb(const QString &target)
{
    return target.startsWith("http://"_L1, Qt::CaseInsensitive) || target.startsWith("https://"_L1, Qt::CaseInsensitive);
}

} // namespace

QList<PictureUse> pictureUses(const Document &document)
{
    UseReader reader;
    reader.read(document.blocks);
    return reader.uses;
}

QString pictureAddress(const Digest &blob)
{
    return u"图:"_s + QString::fromLatin1(blob.toBytes().mid(1, BeginningBytes).toHex());
}

bool isPictureAddress(const QString &target)
{
    static const QRegularExpression form(u"\\A图:[0-9a-f]{16}\\z"_s);
    return form.match(target).hasMatch();
}

QByteArray digestBeginning(const QString &address)
{
    return isPictureAddress(address) ? QByteArray::fromHex(address.sliced(2).toLatin1()) : QByteArray();
}

QString mediaTypeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return u"image/png"_s;
    if (bytes.startsWith("\xff\xd8\xff"))
        return u"image/jpeg"_s;
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return u"image/gif"_s;
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return u"image/webp"_s;
    if (bytes.startsWith("BM") && bytes.size() > 26)
        return u"image/bmp"_s;
    return {};
}

QString dataText(const QByteArray &bytes, const QString &mediaType)
{
    return u"data:"_s + mediaType + u";base64,"_s + QString::fromLatin1(bytes.toBase64());
}

QByteArray dataBytes(const QString &dataText)
{
    return QByteArray::fromBase64(dataText.sliced(dataText.indexOf(u',') + 1).toLatin1());
}

QList<NumberedPicture> numberedPictures(const Document &document, const QHash<QString, QString> &pictures)
{
    QList<NumberedPicture> result;
    QSet<QString> seen;
    for (const PictureUse &use : pictureUses(document)) {
        const QString text = pictures.value(use.target, use.target);
        if (!text.startsWith("data:image/"_L1) || seen.contains(use.target))
            continue;
        seen.insert(use.target);
        const int number = int(result.size()) + 1;
        const QString type = text.sliced(11, text.indexOf(u';') - 11);
        result.append({number, use.target, use.alternative.isEmpty() ? use.caption : use.alternative,
                       u"图%1.%2"_s.arg(number).arg(type == "jpeg"_L1 ? u"jpg"_s : type)});
    }
    return result;
}

QList<BlockProblem> missingPictures(const Document &document, const QHash<QString, QString> &pictures)
{
    QList<BlockProblem> problems;
    for (const PictureUse &use : pictureUses(document)) {
        if (use.target.isEmpty() || pictures.contains(use.target) || isWeb(use.target) || use.target.startsWith("data:"_L1))
            continue;
        const QString name = use.alternative.isEmpty() ? use.target : use.alternative;
        problems.append({use.line, isPictureAddress(use.target) ? u"图片“%1”不在本机：还没有同步到，或已经丢失。请同步，或重新插入这张图片。"_s.arg(name)
                                                                : u"没有名为“%1”的附图。请用“插入 图片”放进来。"_s.arg(use.target)});
    }
    return problems;
}

} // namespace zhijian::interpretation
