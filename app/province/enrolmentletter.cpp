#include "enrolmentletter.h"

#include <qrencode.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

struct QrDeleter
{
    void operator()(QRcode *code) const { QRcode_free(code); }
};

/// The dark modules as one path, four modules of white around (ISO/IEC 18004 asks for them).
QString qrPicture(const QString &text)
{
    constexpr int Quiet = 4;
    const std::unique_ptr<QRcode, QrDeleter> code(QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M));
    if (!code)
        return {};
    QString path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                path += u"M%1 %2h1v1h-1z"_s.arg(x + Quiet).arg(y + Quiet);
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"登记二维码\" viewBox=\"0 0 %1 %1\" shape-rendering=\"crispEdges\">"
           "<rect width=\"%1\" height=\"%1\" fill=\"#fff\"/><path d=\"%2\"/></svg>"_s.arg(code->width + 2 * Quiet).arg(path);
}

constexpr auto style = R"(@page{size:A4;margin:25mm}
body{max-width:160mm;margin:15mm auto;font:12pt/1.8 "Noto Serif CJK SC","SimSun",serif;color:#111}
h1{font:bold 20pt/1.5 "Noto Sans CJK SC","SimHei",sans-serif;text-align:center;margin:0 0 12mm}
.code{font:bold 16pt/1.6 "Cascadia Mono","Consolas","DejaVu Sans Mono",monospace;letter-spacing:.06em;border:1pt solid #888;padding:5mm;text-align:center;overflow-wrap:anywhere}
.row{display:flex;gap:10mm;align-items:flex-start;margin-top:8mm}svg{width:45mm;height:45mm;flex:none}ol{margin:0;padding-left:1.6em}
.note{margin-top:8mm;color:#555;font-size:10.5pt})"_L1;

} // namespace

QByteArray toHtml(const EnrolmentLetter &letter)
{
    const QString address = letter.address.isEmpty() ? u"（由省级平台另行告知）"_s : letter.address;
    const QString scanned = letter.address.isEmpty() ? letter.code : QString(letter.address + u'#' + letter.code);
    const QString html = u"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>工作站登记码</title><style>%1</style>"
                         "<h1>工作站登记码</h1><p>%2：</p><p>以下登记码供你单位的一台工作站登记到省级同步平台，只能使用一次，%3前有效。</p>"
                         "<p>平台地址：%4</p><p class=\"code\">%5</p><div class=\"row\">%6<ol><li>在工作站打开“同步”页，选“登记到上级平台”。</li>"
                         "<li>填写平台地址和登记码；有扫码枪的，把光标放在“平台地址”一栏，扫左边的二维码，两栏会一起填好。</li>"
                         "<li>点“登记”。登记完成后，请销毁本页。</li></ol></div>"
                         "<p class=\"note\">登记码的前四组是一次性密码，其余是平台证书的指纹：工作站先核对指纹，再发出任何内容。登记码如有丢失，请省级平台重新发放。</p></html>\n"_s
                             .arg(style, letter.office.toHtmlEscaped(), letter.validUntil.toString(u"yyyy年M月d日"_s), address.toHtmlEscaped(), letter.code, qrPicture(scanned));
    return html.toUtf8();
}

} // namespace zhijian
