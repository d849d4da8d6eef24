#ifndef CLESSONS_H
#define CLESSONS_H
#endif
