#include "pdfreader.h"

using namespace Qt::StringLiterals;

namespace zhijian::policy {

/// For programs that are built without QtPdf.
Result<RawDocument> readPdf(const QByteArray &)
{
    return failure(ErrorCode::Unsupported, u"这一版程序没有带上读 PDF 的部件。请索取 Word 文件，或用阅读软件打开 PDF、复制文字后用“粘贴文本”导入"_s);
}

} // namespace zhijian::policy
