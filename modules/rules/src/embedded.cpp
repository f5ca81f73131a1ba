#include "embedded.h"

#include <QFile>
#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace {

// A static library's resources are registered by hand, outside every namespace.
void registerResources()
{
    Q_INIT_RESOURCE(rules);
}

} // namespace

namespace zhijian::rules {

QByteArray embedded(const QString &path)
{
    static const bool registered = [] {
        registerResources();
        return true;
    }();
    Q_UNUSED(registered);
    QFile file(u":/rules/"_s + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without %s", qUtf8Printable(path));
    return file.readAll();
}

} // namespace zhijian::rules
