#include "core/chinesetexts.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace zhijian {

void useChineseTexts()
{
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))
        || translator->load(u"qtbase_zh_CN"_s, QCoreApplication::applicationDirPath() + u"/translations"))
        QCoreApplication::installTranslator(translator);
}

} // namespace zhijian
