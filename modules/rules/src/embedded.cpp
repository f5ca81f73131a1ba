#include "embedded.h"

#include <QFile>
#include <QtGlobal>

using namespace Qt::StringLiterals;

// A static library's resources are registered by hand; the macro declares a function of the global namespace.
static void registerRules()
{
    Q_INIT_RESOURCE(rules);
}

namespace zhijian::rules {

QByteArray embedded(const QString &path)
{
    static const bool registered = [] {
        registerRules();
        return true;
    }();
    Q_UNUSED(registered);
    QFile file(u":/rules/"_s + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without %s", qUtf8Printable(path));
    return file.readAll();
}

} // namespace zhijian::rules
